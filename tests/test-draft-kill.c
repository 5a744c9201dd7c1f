/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "author/exam-bank-document.h"
#include "sitting/exam-random.h"
#include "test-support.h"

/*
 * Somebody writes, and the program is killed at any moment: what was written must be in the draft, and the file as it was. The
 * one who writes is this program once more, which says each step that is done on its standard output.
 */

#define N_KILLS 100
#define MOST_US 40000

static char *
make_base (void)
{
  GString *text = g_string_new ("<bank>\n");

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "  <item id=\"item-%u\"><stem>Caf\303\251 %u</stem></item>\n", i, i);
  return g_string_free (g_string_append (text, "</bank>\n"), FALSE);
}

/* What is done in step @n, from 1: mostly letters are typed, now and then some are deleted, or a step is taken back. */
static void
do_step (ExamManuscript *manuscript,
         guint           n)
{
  g_autofree char *word = g_strdup_printf ("%u\342\202\254", n);
  const char *place = strstr (exam_manuscript_get_text (manuscript, NULL), "Caf\303\251");
  gsize offset = (gsize) (place - exam_manuscript_get_text (manuscript, NULL)) + 5;

  if (n % 17 == 0)
    exam_manuscript_undo (manuscript);
  else if (n % 11 == 0)
    exam_manuscript_splice (manuscript, offset, 1, "", 0);
  else
    exam_manuscript_splice (manuscript, offset, 0, word, -1);
}

static int
write_on (const char *path,
          const char *drafts)
{
  g_autoptr (ExamBankDocument) document = exam_bank_document_open (path, drafts, NULL);

  for (guint n = 1; document != NULL; n++)
    {
      do_step (exam_bank_document_get_manuscript (document), n);
      if (write (STDOUT_FILENO, &n, sizeof n) != sizeof n)
        break;
    }
  return 1;
}

/* Returns: how many steps were done for certain when the program was killed */
static guint
write_and_kill (const char *path,
                const char *drafts,
                guint64     after)
{
  int pipes[2], status;
  guint n = 0, read_n;
  pid_t pid;

  g_assert_cmpint (pipe (pipes), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      dup2 (pipes[1], STDOUT_FILENO);
      close (pipes[0]);
      close (pipes[1]);
      execl ("/proc/self/exe", "test-draft-kill", "--write", path, drafts, NULL);
      _exit (127);
    }
  close (pipes[1]);

  g_assert_cmpint (read (pipes[0], &n, sizeof n), ==, sizeof n);
  for (gint64 until = g_get_monotonic_time () + (gint64) after; g_get_monotonic_time () < until;)
    g_assert_cmpint (read (pipes[0], &n, sizeof n), ==, sizeof n);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  while (read (pipes[0], &read_n, sizeof read_n) == sizeof read_n)
    n = read_n;
  close (pipes[0]);
  return n;
}

static gboolean
is_text_after (GBytes     *text,
               const char *base,
               guint       n)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (base, -1);
  gsize length;
  const char *expected;

  for (guint i = 1; i <= n; i++)
    do_step (manuscript, i);
  expected = exam_manuscript_get_text (manuscript, &length);
  return g_bytes_get_size (text) == length && memcmp (g_bytes_get_data (text, NULL), expected, length) == 0;
}

static void
test_kill (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "bank.xml", NULL);
  g_autofree char *drafts = g_build_filename (folder, "drafts", NULL);
  g_autofree char *base = make_base ();
  g_autoptr (ExamRandom) random = exam_random_new (20261122);
  guint n_all = 0;

  g_assert_true (g_file_set_contents (path, base, -1, NULL));
  for (guint i = 0; i < N_KILLS; i++)
    {
      guint n = write_and_kill (path, drafts, exam_random_below (random, MOST_US));
      g_autoptr (GPtrArray) left = exam_draft_list_left (drafts);
      g_autofree char *contents = NULL;
      ExamLeftDraft *draft;

      g_assert_cmpuint (left->len, ==, 1);
      draft = g_ptr_array_index (left, 0);
      /* The step that it was killed in is there or not; those before it are. */
      g_assert_true (is_text_after (draft->text, base, n) || is_text_after (draft->text, base, n + 1));
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, base);
      exam_left_draft_delete (draft);
      n_all += n;
    }
  g_test_message ("%u steps in %u runs", n_all, N_KILLS);
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--write") == 0)
    return write_on (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/kill", test_kill);
  return g_test_run ();
}
