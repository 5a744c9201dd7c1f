/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"

G_BEGIN_DECLS

/** More is not unpacked from one archive, in bytes: what CMS publishes has 21 MB. */
#define EXAM_CODE_ARCHIVE_MAX_BYTES (256 * 1024 * 1024)
/** An archive with more entries is none of CMS. */
#define EXAM_CODE_ARCHIVE_MAX_ENTRIES 200
/** Lists with many blanks shrink to a twelfth; what shrinks to less than this share was made to fill the memory. */
#define EXAM_CODE_ARCHIVE_MAX_RATIO 100

/**
 * ExamCodeDocument:
 * @name: the name of the file in the archive, without folders
 * @file: the name for problems: that of the archive, and where it is in it
 * @bytes: what it has
 */
typedef struct {
  char   *name;
  char   *file;
  GBytes *bytes;
} ExamCodeDocument;

ExamCodeDocument *exam_code_document_new (const char *name,
                                          const char *file,
                                          GBytes     *bytes) G_GNUC_WARN_UNUSED_RESULT;
void              exam_code_document_free (ExamCodeDocument *self);

gboolean   exam_code_archive_is_one (GBytes *bytes);
GPtrArray *exam_code_archive_read (const char   *file,
                                   GBytes       *bytes,
                                   ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
