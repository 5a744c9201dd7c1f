/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-paths.h"

/* A program that was built and not installed finds its files in the sources and in the build folder. */
static const char *
get_path (const char *variable,
          const char *installed)
{
  const char *path = g_getenv (variable);

  return path != NULL && *path != '\0' ? path : installed;
}

/** Returns: (transfer full): the places that the XDG base directory specification and the environment give */
ExamPaths *
exam_paths_new (void)
{
  ExamPaths *self = g_new0 (ExamPaths, 1);
  const char *exams = get_path ("MOCKINGBIRD_EXAMS", PKGDATADIR "/exams");

  self->formats = g_build_filename (exams, "formats", NULL);
  self->bundled_banks = g_build_filename (exams, "banks", NULL);
  self->results = g_build_filename (g_get_user_data_dir (), "mockingbird", NULL);
  self->code_books = g_strdup (get_path ("MOCKINGBIRD_CODE_BOOKS", self->results));
  self->user_banks = g_build_filename (self->results, "banks", NULL);
  self->drafts = g_build_filename (self->results, "drafts", NULL);
  self->settings = g_build_filename (g_get_user_config_dir (), "mockingbird", "settings.ini", NULL);
  self->translations = g_strdup (get_path ("MOCKINGBIRD_TRANSLATIONS", LOCALEDIR));
  return self;
}

/** Returns: (transfer full): the same places once more */
ExamPaths *
exam_paths_copy (const ExamPaths *self)
{
  ExamPaths *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (ExamPaths, 1);
  copy->formats = g_strdup (self->formats);
  copy->bundled_banks = g_strdup (self->bundled_banks);
  copy->user_banks = g_strdup (self->user_banks);
  copy->drafts = g_strdup (self->drafts);
  copy->results = g_strdup (self->results);
  copy->code_books = g_strdup (self->code_books);
  copy->settings = g_strdup (self->settings);
  copy->translations = g_strdup (self->translations);
  return copy;
}

void
exam_paths_free (ExamPaths *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->formats);
  g_free (self->bundled_banks);
  g_free (self->user_banks);
  g_free (self->drafts);
  g_free (self->results);
  g_free (self->code_books);
  g_free (self->settings);
  g_free (self->translations);
  g_free (self);
}
