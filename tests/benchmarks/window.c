/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <stdlib.h>

/*
 * usage: window PROBE BARE-WINDOW
 *
 * The program's window next to an empty one of libadwaita: how long it takes to the first frame and to the exams, how much
 * memory it has in the middle of an exam; and how long it takes from Next to the next item. Times begin with the start
 * of the process, and with the press as the button tells it; they end when the display has drawn the frame. On the way
 * of a real key there is the display server too, which is not in these times.
 */

#define N_STARTS 9
#define N_SITTINGS 5

static GArray *
new_values (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
add_since_start (GArray         *values,
                 const BenchRun *run,
                 const char     *name)
{
  bench_add (values, (bench_run_get (run, name) - (double) run->started) / 1000);
}

static void
measure_start (const char *probe,
               const char *bare)
{
  const char *const program[] = { probe, "start", NULL };
  const char *const reference[] = { bare, NULL };
  g_autoptr (GArray) bare_times = new_values ();
  g_autoptr (GArray) times = new_values ();
  g_autoptr (GArray) exams_times = new_values ();

  /* The first of each fills the caches of the disk and of the fonts. */
  for (int i = -1; i < N_STARTS; i++)
    {
      g_autoptr (BenchRun) bare_run = bench_run (reference);
      g_autoptr (BenchRun) run = bench_run (program);

      if (i < 0)
        continue;
      add_since_start (bare_times, bare_run, "first-frame-at");
      add_since_start (times, run, "first-frame-at");
      add_since_start (exams_times, run, "exams-at");
    }

  bench_report ("first-frame", bench_median (times) / bench_median (bare_times), "ratio", 2.0,
                "ms", bench_median (times),
                "bare_ms", bench_median (bare_times),
                "exams_shown_ms", bench_median (exams_times),
                "starts", (double) N_STARTS, NULL);
}

/* The time that a candidate waits, and how much of it is work: a frame that comes soon after another has to wait for the
 * next refresh of the display, whatever it shows. */
static void
report_next (const GArray   *p99s,
             const GArray   *work_p99s,
             const GArray   *slowest,
             const BenchRun *last)
{
  bench_report ("next-item", bench_median (p99s), "ms", BENCH_FRAME_MS,
                "slowest_run_p99_ms", bench_max (p99s),
                "slowest_ms", bench_max (slowest),
                "last_run_median_ms", bench_run_get (last, "median"),
                "last_run_handling_median_ms", bench_run_get (last, "handling-median"),
                "last_run_handling_p99_ms", bench_run_get (last, "handling-p99"),
                "last_run_frame_median_ms", bench_run_get (last, "frame-median"),
                "last_run_frame_p99_ms", bench_run_get (last, "frame-p99"),
                "runs", (double) p99s->len, NULL);
  bench_report ("next-item-work", bench_median (work_p99s), "ms", BENCH_FRAME_MS,
                "slowest_run_p99_ms", bench_max (work_p99s), NULL);
}

static void
measure_sitting (const char *probe,
                 const char *bare)
{
  const char *const program[] = { probe, "sitting", NULL };
  const char *const reference[] = { bare, NULL };
  g_autoptr (GArray) p99s = new_values ();
  g_autoptr (GArray) work_p99s = new_values ();
  g_autoptr (GArray) slowest = new_values ();
  g_autoptr (GArray) resident = new_values ();
  g_autoptr (GArray) bare_resident = new_values ();
  g_autoptr (BenchRun) last = NULL;

  for (guint i = 0; i < N_SITTINGS; i++)
    {
      g_autoptr (BenchRun) bare_run = bench_run (reference);

      g_clear_pointer (&last, bench_run_free);
      last = bench_run (program);
      bench_add (p99s, bench_run_get (last, "p99"));
      bench_add (work_p99s, bench_run_get (last, "work-p99"));
      bench_add (slowest, bench_run_get (last, "slowest"));
      bench_add (resident, bench_run_get (last, "resident-kib"));
      bench_add (bare_resident, bench_run_get (bare_run, "resident-kib"));
    }

  report_next (p99s, work_p99s, slowest, last);
  bench_report ("memory-in-exam", bench_median (resident) / bench_median (bare_resident), "ratio", 1.5,
                "kib", bench_median (resident),
                "bare_kib", bench_median (bare_resident), NULL);
}

int
main (int   argc,
      char *argv[])
{
  if (argc != 3)
    bench_fail ("window needs PROBE BARE-WINDOW");

  measure_start (argv[1], argv[2]);
  measure_sitting (argv[1], argv[2]);
  return EXIT_SUCCESS;
}
