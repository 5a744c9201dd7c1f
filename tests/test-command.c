/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-command.h"

#include "cli/exam-cli.h"
#include "test-support.h"

/* Handlers for what is printed get no data of their own. */
static GString *printed;
static GString *printed_as_error;

static void
print_cb (const char *text)
{
  g_string_append (printed, text);
}

static void
printerr_cb (const char *text)
{
  g_string_append (printed_as_error, text);
}

/**
 * test_run_command:
 * @paths: where things are
 * @argc: number of arguments
 * @argv: what stands behind `mockingbird`
 * @out: takes what is printed now; what was in it is gone
 * @err: the same for errors
 *
 * Returns: the exit status
 */
int
test_run_command (const ExamPaths *paths,
                  int              argc,
                  char            *argv[],
                  GString         *out,
                  GString         *err)
{
  GPrintFunc print, printerr;
  int status;

  printed = g_string_truncate (out, 0);
  printed_as_error = g_string_truncate (err, 0);
  print = g_set_print_handler (print_cb);
  printerr = g_set_printerr_handler (printerr_cb);
  status = exam_cli_run (paths, argc, argv);
  g_set_print_handler (print);
  g_set_printerr_handler (printerr);
  return status;
}

/** As test_run_command(), with spaces between the @arguments. */
int
test_run_command_line (const ExamPaths *paths,
                       const char      *arguments,
                       GString         *out,
                       GString         *err)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  /* Reading options moves the pointers. */
  g_autofree char **argv = g_memdup2 (words, (g_strv_length (words) + 1) * sizeof (char *));

  return test_run_command (paths, (int) g_strv_length (words), argv, out, err);
}

/** Makes a fixture. */
void
test_command_set_up (TestCommand  *self,
                     gconstpointer data)
{
  self->folder = test_make_folder ();
  self->paths = exam_paths_new ();
  self->out = g_string_new (NULL);
  self->err = g_string_new (NULL);
  g_free (self->paths->results);
  self->paths->results = g_strdup (self->folder);
  g_free (self->paths->formats);
  self->paths->formats = test_exams_path ("formats", NULL);
  g_free (self->paths->code_books);
  self->paths->code_books = g_build_filename (self->folder, "books", NULL);
}

/** Takes it away, with all that is in its folder. */
void
test_command_tear_down (TestCommand  *self,
                        gconstpointer data)
{
  test_remove_folder (self->folder);
  g_free (self->folder);
  exam_paths_free (self->paths);
  g_string_free (self->out, TRUE);
  g_string_free (self->err, TRUE);
}

/** Runs what stands behind `mockingbird`, with spaces between the @arguments; @ stands for the folder. Returns: the exit status */
int
test_command_run (TestCommand *self,
                  const char  *arguments)
{
  g_autoptr (GString) line = g_string_new (arguments);
  int status;

  g_string_replace (line, "@", self->folder, 0);
  status = test_run_command_line (self->paths, line->str, self->out, self->err);
  g_test_message ("%s: %d\n%s%s", line->str, status, self->out->str, self->err->str);
  return status;
}
