/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <errno.h>
#include <math.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

/* What starts a line with a figure for the program that runs the benchmark. */
#define FIGURE "figure "

/**
 * bench_fail:
 * @format: what went wrong
 *
 * Ends a benchmark that could not measure. One that did measure ends well even where a target is missed: the machine may
 * be busy with something else, and the report says plainly what was missed.
 */
void
bench_fail (const char *format,
            ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("Not measured: %s\n", message);
  exit (1);
}

/* --- Programs that are measured --- */

static double
to_seconds (const struct timeval *time)
{
  return (double) time->tv_sec + (double) time->tv_usec / G_USEC_PER_SEC;
}

static void
collect_figures (BenchRun *self,
                 FILE     *output)
{
  g_autofree char *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, output) > 0)
    {
      g_auto (GStrv) words = NULL;

      if (!g_str_has_prefix (line, FIGURE))
        continue;

      words = g_strsplit (g_strchomp (line), " ", 3);
      if (g_strv_length (words) == 3)
        {
          double *value = g_new (double, 1);

          *value = g_ascii_strtod (words[2], NULL);
          g_hash_table_insert (self->figures, g_strdup (words[1]), value);
        }
    }
}

/**
 * bench_run:
 * @argv: (array zero-terminated=1): program and arguments
 *
 * Runs a program to its end. The benchmark ends when the program fails.
 *
 * Returns: (transfer full): what it took
 */
BenchRun *
bench_run (const char *const *argv)
{
  BenchRun *self = g_new0 (BenchRun, 1);
  posix_spawn_file_actions_t actions;
  struct rusage usage;
  FILE *output;
  int ends[2], status;
  pid_t pid;

  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (pipe (ends) != 0)
    bench_fail ("no pipe: %s", g_strerror (errno));

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose (&actions, ends[0]);
  posix_spawn_file_actions_addclose (&actions, ends[1]);

  self->started = g_get_monotonic_time ();
  if (posix_spawnp (&pid, argv[0], &actions, NULL, (char **) argv, environ) != 0)
    bench_fail ("%s cannot be started", argv[0]);
  posix_spawn_file_actions_destroy (&actions);
  close (ends[1]);

  output = fdopen (ends[0], "r");
  collect_figures (self, output);
  fclose (output);

  while (wait4 (pid, &status, 0, &usage) < 0)
    if (errno != EINTR)
      bench_fail ("%s is lost: %s", argv[0], g_strerror (errno));
  self->seconds = (double) (g_get_monotonic_time () - self->started) / G_USEC_PER_SEC;
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    bench_fail ("%s failed", argv[0]);

  self->cpu_seconds = to_seconds (&usage.ru_utime) + to_seconds (&usage.ru_stime);
  self->peak_kib = (double) usage.ru_maxrss;
  return self;
}

void
bench_run_free (BenchRun *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->figures);
  g_free (self);
}

/** Returns: a figure that the program told; the benchmark ends when it did not */
double
bench_run_get (const BenchRun *self,
               const char     *name)
{
  const double *value = g_hash_table_lookup (self->figures, name);

  if (value == NULL)
    bench_fail ("a program did not tell its %s", name);
  return *value;
}

/** Hands a figure to the program that runs this one; its name has no spaces. */
void
bench_tell (const char *name,
            double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  printf (FIGURE "%s %s\n", name, g_ascii_dtostr (text, sizeof text, value));
  fflush (stdout);
}

/** Returns: how much memory of this program is resident */
double
bench_get_resident_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ||
      (line = strstr (status, "\nVmRSS:")) == NULL)
    bench_fail ("the system does not tell what memory is resident");
  return (double) g_ascii_strtoull (line + strlen ("\nVmRSS:") + strspn (line + strlen ("\nVmRSS:"), " \t"), NULL, 10);
}

/* --- Values --- */

void
bench_add (GArray *values,
           double  value)
{
  g_array_append_val (values, value);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/** Returns: the smallest of @values (element-type double) that @percent of them do not exceed */
double
bench_percentile (const GArray *values,
                  double        percent)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) values);
  guint rank;

  g_return_val_if_fail (values->len > 0, 0);

  g_array_sort (sorted, compare_values);
  rank = (guint) ceil (percent / 100 * sorted->len);
  return g_array_index (sorted, double, CLAMP (rank, 1, sorted->len) - 1);
}

double
bench_median (const GArray *values)
{
  return bench_percentile (values, 50);
}

double
bench_max (const GArray *values)
{
  return bench_percentile (values, 100);
}

double
bench_min (const GArray *values)
{
  return bench_percentile (values, 0);
}

static double
get_cpu_ms (clockid_t clock)
{
  struct timespec cpu;

  if (clock_gettime (clock, &cpu) != 0)
    bench_fail ("the system does not tell how long the program worked");
  return (double) cpu.tv_sec * 1000 + (double) cpu.tv_nsec / 1e6;
}

/** Returns: now, by the clock and by the processors */
BenchTime
bench_get_time (void)
{
  return (BenchTime) { (double) g_get_monotonic_time () / 1000, get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID) };
}

/** Returns: for how long a processor worked for this thread, in milliseconds */
double
bench_get_thread_ms (void)
{
  return get_cpu_ms (CLOCK_THREAD_CPUTIME_ID);
}

/* --- The report --- */

static void
append_number (GString *text,
               double   value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (number, sizeof number, "%.4g", value));
}

static void
append_figure (GString    *text,
               const char *name,
               double      value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "\"%s\":%s", name,
                          g_ascii_formatd (number, sizeof number, fabs (value) < 1000 ? "%.4g" : "%.0f", value));
}

/**
 * bench_report:
 * @name: what was measured
 * @value: the figure
 * @unit: "ratio" to a reference of the same run, or "ms"
 * @target: what the figure should not exceed
 * @...: name and value (a double) of each figure it was made of, then %NULL
 *
 * Prints a line for machines, a JSON object; and where the target is missed another for people.
 */
void
bench_report (const char *name,
              double      value,
              const char *unit,
              double      target,
              ...)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean reached = value <= target;
  const char *figure;
  double load;
  va_list args;

  g_string_append_printf (line, "{\"benchmark\":\"%s\",", name);
  append_figure (line, "value", value);
  g_string_append_printf (line, ",\"unit\":\"%s\",", unit);
  append_figure (line, "target", target);
  g_string_append_printf (line, ",\"reached\":%s", reached ? "true" : "false");

  va_start (args, target);
  while ((figure = va_arg (args, const char *)) != NULL)
    {
      g_string_append_c (line, ',');
      append_figure (line, figure, va_arg (args, double));
    }
  va_end (args);
  /* Of a machine with more to do than it has processors, times say little. */
  if (getloadavg (&load, 1) == 1)
    {
      g_string_append_c (line, ',');
      append_figure (line, "load", load);
      g_string_append_c (line, ',');
      append_figure (line, "processors", g_get_num_processors ());
    }
  g_string_append_c (line, '}');
  g_print ("%s\n", line->str);

  if (!reached)
    {
      g_string_assign (line, "");
      append_number (line, value);
      g_string_append_printf (line, " %s, and at most ", unit);
      append_number (line, target);
      g_print ("# %s falls short: it is %s is wanted\n", name, line->str);
    }
}

/* --- Folders --- */

/** Returns: (transfer full): a new folder in @below, which says on what disk it is */
char *
bench_make_folder (const char *below)
{
  char *folder = g_build_filename (below, "benchmark-XXXXXX", NULL);

  if (g_mkdtemp (folder) == NULL)
    bench_fail ("%s cannot be made: %s", folder, g_strerror (errno));
  return folder;
}

void
bench_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        bench_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}
