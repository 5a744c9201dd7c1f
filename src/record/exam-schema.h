/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-database.h"

G_BEGIN_DECLS

/**
 * ExamSchema:
 * @steps: SQL that leads from version n to n + 1, beginning with an empty file
 * @n_steps: the version that the program knows
 * @finish: (nullable): called after the steps, in their transaction, for what SQL alone cannot work out
 *
 * How the results file is built, and how an older one becomes a newer one.
 */
typedef struct {
  const char *const *steps;
  guint              n_steps;
  gboolean (*finish) (ExamDatabase *database,
                      GError      **error);
} ExamSchema;

extern const ExamSchema exam_schema;

/** "Mock" in ASCII: so that `file` and we know whose SQLite file it is. */
#define EXAM_SCHEMA_APPLICATION_ID 0x4d6f636b

gboolean exam_schema_check_version (const ExamSchema *self,
                                    ExamDatabase     *database,
                                    gint64            version,
                                    GError          **error);
gboolean exam_schema_check_structure (const ExamSchema *self,
                                      ExamDatabase     *database,
                                      gint64            version,
                                      GError          **error);
gboolean exam_schema_apply (const ExamSchema *self,
                            ExamDatabase     *database,
                            const char       *backup_folder,
                            GError          **error);

G_END_DECLS
