/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "exam-robot.h"
#include "test-sittings.h"
#include "test-support.h"

/* Readiness on the page of results, as a screen reader has it. */

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

typedef struct {
  char      *home;
  ExamRobot *robot;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->home = test_make_folder ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  exam_robot_close (self->robot);
  exam_robot_free (self->robot);
  test_remove_folder (self->home);
  g_free (self->home);
}

static void
sit (Fixture    *self,
     gboolean    relaxed,
     guint       days_ago,
     const char *answers)
{
  g_autofree char *folder = g_build_filename (self->home, "data", "mockingbird", NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", days_ago);
  const TestSitting what = {
    .started_at = g_get_real_time () - days_ago * DAY, .rules = { .relaxed = relaxed, .time_percent = 100 }, .answers = answers,
  };
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  ExamArchive *archive;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  archive = exam_archive_open (folder, g_get_real_time (), &notice, &error);
  g_assert_no_error (error);
  test_sit (archive, form, &what);
  exam_archive_close (archive);
}

static void
show_results (Fixture *self)
{
  self->robot = exam_robot_start (self->home, NULL);
  exam_robot_tab_to (self->robot, "Results", NULL);
  exam_robot_press (self->robot, "Return");
}

static void
wait_for (Fixture    *self,
          const char *name)
{
  g_autoptr (ExamNode) node = exam_robot_wait_for (self->robot, name);
}

static gboolean
sees_prefix (Fixture    *self,
             const char *prefix)
{
  g_autofree char *name = exam_robot_find_prefix (self->robot, prefix);

  return name != NULL;
}

static void
wait_for_prefix (Fixture    *self,
                 const char *prefix)
{
  gint64 deadline = g_get_monotonic_time () + 30 * (gint64) G_USEC_PER_SEC;

  while (!sees_prefix (self, prefix) && g_get_monotonic_time () < deadline)
    g_usleep (20000);
  if (!sees_prefix (self, prefix))
    g_error ("Nothing on the screen begins with '%s'", prefix);
}

/* Without a result, there is nothing to be ready for. */
static void
test_empty (Fixture      *self,
            gconstpointer data)
{
  show_results (self);
  wait_for (self, "No results yet");
  g_assert_false (exam_robot_sees (self->robot, "Readiness"));
}

/* One by relaxed rules does not count: the reason, how far it is, and what was left out. */
static void
test_refusal (Fixture      *self,
              gconstpointer data)
{
  sit (self, TRUE, 1, "rrw");
  show_results (self);
  wait_for (self, "Readiness");
  wait_for_prefix (self, "There is no mock exam yet, sat in the time and by the rules of the exam day");
  wait_for (self, "How much there is of what is needed");
  wait_for (self, "Left out: 1 exam with relaxed rules or extra time.");
  g_assert_false (sees_prefix (self, "Estimate"));
  exam_robot_check_names (self->robot);
}

/* The chance, what moves it, and by keyboard what it is made of. */
static void
test_chance (Fixture      *self,
             gconstpointer data)
{
  sit (self, FALSE, 20, "rrrw");
  sit (self, FALSE, 2, "rrrrw");
  show_results (self);
  wait_for (self, "Readiness");
  wait_for_prefix (self, "Estimate: the chance of passing the next mock exam is ");
  wait_for_prefix (self, "Estimated chance of passing ");
  wait_for_prefix (self, "With a confidence of 90 %, it is between ");
  wait_for_prefix (self, "• 10 more of 100 right in “");
  g_assert_false (sees_prefix (self, "There is no mock exam"));
  g_assert_false (exam_robot_sees (self->robot, "How much there is of what is needed"));
  exam_robot_check_names (self->robot);

  exam_robot_tab_to (self->robot, "What it is made of", NULL);
  exam_robot_press (self->robot, "space");
  wait_for_prefix (self, "Clinical classification systems: 32 % of the exam · ");
  exam_robot_check_names (self->robot);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/readiness/window/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("empty", test_empty);
  ADD ("refusal", test_refusal);
  ADD ("chance", test_chance);
#undef ADD

  return g_test_run ();
}
