/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exam-robot-exam.h"

#include "bank/exam-text-block.h"

/* What the program shows, next to what the banks say. */

static char *
dup_first_block (ExamText *text)
{
  g_autoptr (GPtrArray) blocks = exam_text_dup_blocks (text);
  const ExamTextBlock *block = g_ptr_array_index (blocks, 0);
  const ExamTextCell *cell = g_ptr_array_index (block->cells, 0);

  return exam_markup_to_plain (cell->markup, -1);
}

/* The names of the options on the screen that have one of two roles: "A. text" */
static GPtrArray *
list_options_of_role (ExamRobot *robot,
                      AtspiRole  role,
                      AtspiRole  other)
{
  g_autoptr (GPtrArray) names = exam_robot_list_names (robot, role, other);
  GPtrArray *options = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_ascii_isupper (name[0]) && name[1] == '.' && name[2] == ' ')
        g_ptr_array_add (options, g_strdup (name));
    }
  return options;
}

/** Returns: (transfer full) (element-type utf8): the names of the options on the screen, whatever they are */
GPtrArray *
robot_list_options (ExamRobot *robot)
{
  return list_options_of_role (robot, ATSPI_ROLE_RADIO_BUTTON, ATSPI_ROLE_CHECK_BOX);
}

/** Checks that the role of the options tells those who do not see them whether one can be chosen or several. */
void
robot_check_role (ExamRobot      *robot,
                  const ExamItem *item)
{
  gboolean single = exam_item_get_kind (item) == EXAM_ITEM_SINGLE_CHOICE;
  g_autoptr (GPtrArray) options =
    list_options_of_role (robot, single ? ATSPI_ROLE_RADIO_BUTTON : ATSPI_ROLE_CHECK_BOX, ATSPI_ROLE_INVALID);

  g_assert_cmpuint (options->len, ==, exam_item_get_n_options (item));
}

static int
find_option (const ExamItem  *item,
             const GPtrArray *shown,
             guint            place)
{
  const char *text = (const char *) g_ptr_array_index (shown, place) + 3;

  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    {
      g_autofree char *plain = exam_text_dup_plain (exam_option_get_text (exam_item_get_option (item, i)));

      if (g_str_equal (plain, text))
        return (int) i;
    }
  return -1;
}

static gboolean
is_shown (const ExamItem  *item,
          const char      *stem,
          const GPtrArray *shown)
{
  g_autofree char *first = dup_first_block (exam_item_get_stem (item));

  if (!g_str_equal (first, stem) || shown->len != exam_item_get_n_options (item))
    return FALSE;
  for (guint place = 0; place < shown->len; place++)
    if (find_option (item, shown, place) < 0)
      return FALSE;
  return TRUE;
}

/** Returns: (transfer none): the item on the screen, which is the @number-th of @total; @shown gets the names of its options */
ExamItem *
robot_read_item (ExamRobot      *robot,
                 const ExamPool *pool,
                 guint           number,
                 guint           total,
                 GPtrArray     **shown)
{
  g_autofree char *counter = g_strdup_printf ("Question %u of %u", number, total);
  g_autofree char *stem = exam_robot_dup_described (robot, counter);

  *shown = robot_list_options (robot);
  for (guint i = 0; i < exam_pool_get_n_items (pool); i++)
    if (is_shown (exam_pool_get_item (pool, i), stem, *shown))
      return exam_pool_get_item (pool, i);

  g_error ("This question is not in the pool: %s", stem);
}

/** Presses the letter of the option at @place, 0 for A. */
void
robot_press_letter (ExamRobot *robot,
                    guint      place)
{
  const char letter[] = { (char) ('a' + place), '\0' };

  exam_robot_press (robot, letter);
}

/** Presses the letters of the keys, or else of an option that is none. */
void
robot_answer_choice (ExamRobot      *robot,
                     const ExamItem *item,
                     GPtrArray      *shown,
                     gboolean        right)
{
  guint n_pressed = 0;

  for (guint place = 0; place < shown->len; place++)
    {
      gboolean key = exam_option_is_key (exam_item_get_option (item, (guint) find_option (item, shown, place)));

      if (key != right || n_pressed == exam_item_get_n_keys (item))
        continue;
      robot_press_letter (robot, place);
      exam_robot_wait_for_state (robot, g_ptr_array_index (shown, place), ATSPI_STATE_CHECKED, TRUE);
      n_pressed++;
    }
  g_assert_cmpuint (n_pressed, >, 0);
}

/** Waits until something has that name. */
void
robot_wait_for (ExamRobot  *robot,
                const char *name)
{
  g_autoptr (ExamNode) node = exam_robot_wait_for (robot, name);
}

/** Waits until the name of something begins with @prefix. */
void
robot_wait_for_prefix (ExamRobot  *robot,
                       const char *prefix)
{
  g_autofree char *name = exam_robot_wait_for_prefix (robot, prefix);
}

/** Presses a key, and waits until something has that name. */
void
robot_press_and_wait (ExamRobot  *robot,
                      const char *keys,
                      const char *name)
{
  exam_robot_press (robot, keys);
  robot_wait_for (robot, name);
}

/** Goes to what has that name, and presses a key there. */
void
robot_tab_and_press (ExamRobot  *robot,
                     const char *name,
                     const char *keys)
{
  exam_robot_tab_to (robot, name, NULL);
  exam_robot_press (robot, keys);
}

/* --- From the page of exams to the first question, and from the last to the report --- */

/** Begins the exam that has @which, its edition, as the description of its button. */
void
robot_begin_exam (ExamRobot  *robot,
                  const char *which,
                  gboolean    short_form)
{
  exam_robot_tab_to (robot, "Start mock exam", which);
  exam_robot_press (robot, "Return");
  if (short_form)
    robot_tab_and_press (robot, "Sit a short form", "Return");
  exam_robot_tab_to (robot, "Begin exam", NULL);
  exam_robot_check_names (robot);
  exam_robot_press (robot, "Return");
}

/** Goes to the next question, or past the last one. */
void
robot_go_on (ExamRobot *robot)
{
  exam_robot_press (robot, "alt+n");
}

/** Ends the exam; @body is what the program says about that before. */
void
robot_end_exam (ExamRobot  *robot,
                const char *body)
{
  robot_press_and_wait (robot, "alt+e", body);
  robot_tab_and_press (robot, "End exam", "Return");
}

/* --- Results --- */

static char *
find_row (ExamRobot  *robot,
          const char *suffix)
{
  g_autoptr (GPtrArray) names = exam_robot_list_names (robot, ATSPI_ROLE_LIST_ITEM, ATSPI_ROLE_INVALID);

  for (guint i = 0; i < names->len; i++)
    if (g_str_has_suffix (g_ptr_array_index (names, i), suffix))
      return g_strdup (g_ptr_array_index (names, i));
  return NULL;
}

/** Returns: (transfer full): the name of the first result on the screen that ends with @score, once it is there */
char *
robot_find_result (ExamRobot  *robot,
                   const char *score)
{
  gint64 deadline = g_get_monotonic_time () + 30 * (gint64) G_USEC_PER_SEC;
  char *row;

  while ((row = find_row (robot, score)) == NULL)
    {
      if (g_get_monotonic_time () >= deadline)
        g_error ("There is no result of %s", score);
      g_usleep (15000);
    }
  return row;
}

/* --- Time --- */

/** Returns: (transfer full): a variable for the environment: what is due is counted by days, so it is about noon, wherever one is */
char *
robot_make_zone (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_strdup_printf ("TZ=NOON%+d", g_date_time_get_hour (now) - 12);
}
