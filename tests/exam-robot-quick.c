/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exam-robot-quick.h"

#include <string.h>

#include <glib/gstdio.h>

#include "test-support.h"

/* An exam that is sat quickly: a few questions, of which all have the same key. */

/** Writes the bank of the exam in @exams, of which @key, "Yes" or "No", is right. */
void
robot_write_quick_bank (const char *exams,
                        guint       n_items,
                        const char *key)
{
  const char *yes = g_str_equal (key, "Yes") ? " key=\"yes\"" : "";
  const char *no = g_str_equal (key, "No") ? " key=\"yes\"" : "";
  g_autofree char *banks = g_build_filename (exams, "banks", NULL);
  g_autoptr (GString) bank = g_string_new ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"quick\" format=\"quick\"><title>Quick</title>");
  g_autofree char *path = NULL;

  g_assert_cmpint (g_mkdir_with_parents (banks, 0700), ==, 0);
  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (bank, "<item id=\"q%u\" domain=\"d\"><stem>Question number %u</stem><choice>"
                            "<option%s>Yes<why>Why yes, number %u</why></option>"
                            "<option%s>No<why>Why no, number %u</why></option></choice></item>", i, i, yes, i, no, i);
  g_string_append (bank, "</bank>");
  path = test_write_file (banks, "quick.xml", bank->str, -1);
}

/** Returns: (transfer full): a folder of exams in @folder, with a format and its bank, of which Yes is right */
char *
robot_write_quick_exams (const char *folder,
                         guint       n_items,
                         guint       minutes)
{
  char *exams = g_build_filename (folder, "exams", NULL);
  g_autofree char *formats = g_build_filename (exams, "formats", NULL);
  g_autofree char *format = NULL;
  g_autofree char *path = NULL;

  g_assert_cmpint (g_mkdir_with_parents (formats, 0700), ==, 0);
  format = g_strdup_printf (
    "<format xmlns=\"urn:mockingbird:exam:1\" id=\"quick\" family=\"quick\" credential=\"Quick\">"
    "<name>Quick test</name><body>Nobody</body><edition from=\"2020\"/><items>%u</items><pretest>0</pretest><minutes>%u</minutes>"
    "<blueprint order=\"random\"><domain id=\"d\" items=\"%u\">Domain</domain></blueprint>"
    "<item-kind name=\"single-choice\"/><percent-score cut=\"70\"/>"
    "<multiple-choice-credit rule=\"all-or-nothing\"/><typed-codes-credit rule=\"share\"/>"
    "<navigation mode=\"free\"/><review allowed=\"yes\"/><break allowed=\"no\"/></format>", n_items, minutes, n_items);
  path = test_write_file (formats, "quick.xml", format, -1);
  robot_write_quick_bank (exams, n_items, "Yes");
  return exams;
}

/**
 * robot_answer_quick_item:
 * @robot: a robot
 * @number: 1-based number of the question that is on the screen, or comes
 * @total: how many there are
 * @missed: (nullable): the stems of those to answer with No; the others are answered with Yes
 *
 * Answers a question; to go on is left to the caller.
 *
 * Returns: (transfer full): its stem
 */
char *
robot_answer_quick_item (ExamRobot         *robot,
                         guint              number,
                         guint              total,
                         const char *const *missed)
{
  g_autofree char *counter = g_strdup_printf ("Question %u of %u", number, total);
  char *stem = exam_robot_dup_described (robot, counter);
  g_autoptr (GPtrArray) shown = robot_list_options (robot);
  const char *answer = missed != NULL && g_strv_contains (missed, stem) ? "No" : "Yes";
  guint place = strstr (g_ptr_array_index (shown, 0), answer) != NULL ? 0 : 1;

  robot_press_letter (robot, place);
  exam_robot_wait_for_state (robot, g_ptr_array_index (shown, place), ATSPI_STATE_CHECKED, TRUE);
  return stem;
}

/**
 * robot_sit_quick_exam:
 * @robot: a robot, on the page of exams
 * @n_items: how many questions the exam has
 * @missed: (nullable): the stems of those to answer with No, which is wrong
 *
 * Sits the exam from its beginning to the report.
 *
 * Returns: (transfer full) (element-type utf8): the stems, in the order of the exam
 */
GPtrArray *
robot_sit_quick_exam (ExamRobot         *robot,
                      guint              n_items,
                      const char *const *missed)
{
  GPtrArray *stems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *body = g_strdup_printf ("All %u questions are answered. Once you have ended, you cannot come back to them.",
                                           n_items);

  robot_begin_exam (robot, "Quick · From 2020", FALSE);
  for (guint number = 1; number <= n_items; number++)
    {
      g_ptr_array_add (stems, robot_answer_quick_item (robot, number, n_items, missed));
      robot_go_on (robot);
    }
  robot_end_exam (robot, body);
  return stems;
}
