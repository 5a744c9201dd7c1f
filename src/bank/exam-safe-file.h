/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ExamSafeFile:
 *
 * A file that is written beside the one it replaces, so that whatever fails leaves the old one as it was and nothing else.
 */
typedef struct _ExamSafeFile ExamSafeFile;

ExamSafeFile *exam_safe_file_new (const char *path,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void          exam_safe_file_free (ExamSafeFile *self);

gboolean exam_safe_file_write (ExamSafeFile *self,
                               const char   *data,
                               gsize         length);
gboolean exam_safe_file_commit (ExamSafeFile *self,
                                GError      **error);

gboolean exam_safe_file_save (const char *path,
                              const char *text,
                              GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamSafeFile, exam_safe_file_free)

G_END_DECLS
