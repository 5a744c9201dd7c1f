/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Refreshes of a display at 60 Hz are this far apart, in milliseconds. */
#define BENCH_FRAME_MS (1000.0 / 60)

/**
 * BenchRun:
 * @figures: (element-type utf8 double): what the program printed with bench_tell(), by name
 * @started: when it was started, by the monotonic clock, in microseconds
 * @seconds: from its start to its end
 * @cpu_seconds: processor time it took, of user and system together
 * @peak_kib: most memory it had resident
 *
 * A program that was run to its end.
 */
typedef struct {
  GHashTable *figures;
  gint64      started;
  double      seconds;
  double      cpu_seconds;
  double      peak_kib;
} BenchRun;

BenchRun *bench_run (const char *const *argv) G_GNUC_WARN_UNUSED_RESULT;
void      bench_run_free (BenchRun *self);
double    bench_run_get (const BenchRun *self,
                         const char     *name);

void   bench_tell (const char *name,
                   double      value);
double bench_get_resident_kib (void);

void   bench_add (GArray *values,
                  double  value);
double bench_percentile (const GArray *values,
                         double        percent);
double bench_median (const GArray *values);
double bench_max (const GArray *values);
double bench_min (const GArray *values);

/**
 * BenchTime:
 * @wall_ms: the time on the clock, from some moment on
 * @cpu_ms: time that processors worked for this program, with all of its threads
 *
 * A moment, to be taken from a later one.
 */
typedef struct {
  double wall_ms;
  double cpu_ms;
} BenchTime;

BenchTime bench_get_time (void);
double    bench_get_thread_ms (void);

void bench_report (const char *name,
                   double      value,
                   const char *unit,
                   double      target,
                   ...) G_GNUC_NULL_TERMINATED;
void bench_fail (const char *format,
                 ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;

char *bench_make_folder (const char *below);
void  bench_remove_folder (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchRun, bench_run_free)

G_END_DECLS
