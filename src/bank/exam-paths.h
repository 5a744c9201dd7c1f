/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamPaths:
 * @formats: folder of the formats that came with the program
 * @bundled_banks: folder of the banks that came with it
 * @user_banks: folder of the user's own banks
 * @drafts: folder of what is written in banks and not saved
 * @results: folder of the results file
 * @code_books: folder of the file with the code books
 * @settings: file with the user's preferences
 * @translations: folder of the message catalogs
 *
 * Where things are. Found out once, at the start, and handed on.
 */
typedef struct {
  char *formats;
  char *bundled_banks;
  char *user_banks;
  char *drafts;
  char *results;
  char *code_books;
  char *settings;
  char *translations;
} ExamPaths;

ExamPaths *exam_paths_new (void) G_GNUC_WARN_UNUSED_RESULT;
ExamPaths *exam_paths_copy (const ExamPaths *self) G_GNUC_WARN_UNUSED_RESULT;
void       exam_paths_free (ExamPaths *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamPaths, exam_paths_free)

G_END_DECLS
