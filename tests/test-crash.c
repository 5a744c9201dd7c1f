/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "record/exam-archive.h"
#include "sitting/exam-random.h"
#include "sitting/exam-system-clock.h"
#include "test-support.h"

#define N_KILLS 200
#define TOLERANCE (1 * G_USEC_PER_SEC)

typedef struct {
  gint64     sitting_id;
  guint      n_saved;
  gint64     began_at;   /* boot time */
  gint64     killed_at;  /* boot time */
  GPtrArray *deeds;      /* (element-type utf8): what was done, by sequence */
} Run;

static pid_t
start_child (const char *folder,
             gboolean    quiet,
             int        *out)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "crash-child", NULL);
  int pipes[2];
  pid_t pid;

  g_assert_cmpint (pipe (pipes), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      dup2 (pipes[1], STDOUT_FILENO);
      close (pipes[0]);
      close (pipes[1]);
      execl (program, program, folder, quiet ? "quiet" : NULL, NULL);
      _exit (127);
    }

  close (pipes[1]);
  *out = pipes[0];
  return pid;
}

static gint64
get_boot_time (void)
{
  g_autoptr (ExamClock) clock = exam_system_clock_new ();

  return exam_clock_get_boot_time (clock);
}

static void
take_line (Run        *run,
           const char *line)
{
  if (g_str_has_prefix (line, "begin "))
    run->sitting_id = g_ascii_strtoll (line + strlen ("begin "), NULL, 10);
  else if (g_str_has_prefix (line, "saved "))
    run->n_saved = (guint) g_ascii_strtoull (line + strlen ("saved "), NULL, 10);
  else if (g_str_has_prefix (line, "did "))
    g_ptr_array_add (run->deeds, g_strdup (strchr (line + strlen ("did "), ' ') + 1));
}

/* Reads whole lines; what is left of the last one is a line that the child did not finish. */
static void
read_lines (Run     *run,
            int      fd,
            GString *rest)
{
  char chunk[4096];
  gssize got;
  char *end;

  got = read (fd, chunk, sizeof chunk);
  if (got <= 0)
    return;

  g_string_append_len (rest, chunk, got);
  while ((end = strchr (rest->str, '\n')) != NULL)
    {
      g_autofree char *line = g_strndup (rest->str, (gsize) (end - rest->str));

      if (run->began_at == 0 && g_str_has_prefix (line, "did 1 begin"))
        run->began_at = get_boot_time ();
      take_line (run, line);
      g_string_erase (rest, 0, end - rest->str + 1);
    }
}

static gboolean
is_readable (int    fd,
             gint64 until)
{
  GPollFD poll = { .fd = fd, .events = G_IO_IN | G_IO_HUP };
  gint64 left = (until - g_get_monotonic_time ()) / 1000;

  return left > 0 && g_poll (&poll, 1, (gint) left) > 0;
}

/* Lets a child sit until some time after it began, and kills it. */
static void
run_and_kill (const char *folder,
              Run        *run,
              gboolean    quiet,
              gint64      after)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  int out, status;
  pid_t pid = start_child (folder, quiet, &out);
  gint64 deadline = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (run->began_at == 0 && is_readable (out, deadline))
    read_lines (run, out, rest);
  g_assert_cmpint (run->began_at, >, 0);

  deadline = g_get_monotonic_time () + after;
  while (g_get_monotonic_time () < deadline)
    if (is_readable (out, deadline))
      read_lines (run, out, rest);

  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  run->killed_at = get_boot_time ();
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  while (is_readable (out, g_get_monotonic_time () + G_TIME_SPAN_SECOND))
    {
      gsize before = rest->len;
      guint n_deeds = run->deeds->len;
      guint n_saved = run->n_saved;

      read_lines (run, out, rest);
      if (rest->len == before && n_deeds == run->deeds->len && n_saved == run->n_saved)
        break;
    }
  close (out);
}

static void
check_integrity (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamDatabase) database = exam_database_open (path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (exam_database_check (database, &error));
  g_assert_no_error (error);
}

/* All that was acknowledged is there, in order and as it was done, and so is the time. */
static void
check (const char *folder,
       const Run  *run,
       gint64     *worst)
{
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamArchive) archive = NULL;
  g_autoptr (ExamStoredSitting) stored = NULL;
  g_autoptr (ExamTranscript) transcript = NULL;
  gint64 off;

  check_integrity (folder);
  archive = exam_archive_open (folder, g_get_real_time (), &notice, &error);
  g_assert_no_error (error);
  g_assert_null (notice);

  if (run->n_saved == 0)
    return;

  stored = exam_archive_load (archive, run->sitting_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stored->events->len, >=, run->n_saved);
  for (guint i = 0; i < stored->events->len; i++)
    {
      const ExamEvent *event = g_ptr_array_index (stored->events, i);
      g_autofree char *deed = g_strdup_printf ("%s:%d:%s", exam_event_kind_to_name (event->kind), event->position,
                                               event->detail != NULL ? event->detail : "");

      g_assert_cmpuint (event->sequence, ==, i + 1);
      if (i < run->deeds->len)
        g_assert_cmpstr (deed, ==, g_ptr_array_index (run->deeds, i));
    }

  transcript = exam_transcript_new_for_events (stored->form, stored->events);
  g_assert_cmpint (transcript->state, ==, EXAM_SITTING_RUNNING);
  off = (run->killed_at - run->began_at) - MAX (stored->record->elapsed, transcript->elapsed);
  *worst = MAX (*worst, ABS (off));
  g_assert_cmpint (ABS (off), <=, TOLERANCE);
}

static void
test_kill (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamRandom) random = exam_random_new ((guint64) g_test_rand_int ());
  gint64 worst = 0;
  guint n_saved = 0, n_lost = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      Run run = { .deeds = g_ptr_array_new_with_free_func (g_free) };
      /* Mostly early and busy; now and then late, when for seconds nothing but the clock has been kept. */
      gboolean quiet = i % 10 == 0;
      guint range = quiet ? 3000 : i % 3 == 0 ? 30 : 300;

      run_and_kill (folder, &run, quiet, exam_random_below (random, range * 1000));
      check (folder, &run, &worst);
      n_saved += run.n_saved;
      n_lost += run.deeds->len > run.n_saved ? run.deeds->len - run.n_saved : 0;
      g_ptr_array_unref (run.deeds);
    }

  g_test_message ("%d kills, %u events acknowledged and all found, %u in flight, clock off by %.0f ms at the most",
                  N_KILLS, n_saved, n_lost, worst / 1000.0);
  /* Else the test has not tested much. */
  g_assert_cmpuint (n_saved, >, 1000);
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crash/kill", test_kill);

  return g_test_run ();
}
