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

/* The names of the options on the screen that are radio buttons, or check boxes: "A. text" */
static GPtrArray *
list_options_of_role (ExamRobot *robot,
                      AtspiRole  role)
{
  g_autoptr (GPtrArray) names = exam_robot_list_names (robot, role);
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
  GPtrArray *radios = list_options_of_role (robot, ATSPI_ROLE_RADIO_BUTTON);

  g_ptr_array_extend_and_steal (radios, list_options_of_role (robot, ATSPI_ROLE_CHECK_BOX));
  return radios;
}

/** Checks that the role of the options tells those who do not see them whether one can be chosen or several. */
void
robot_check_role (ExamRobot      *robot,
                  const ExamItem *item)
{
  gboolean single = exam_item_get_kind (item) == EXAM_ITEM_SINGLE_CHOICE;
  g_autoptr (GPtrArray) options =
    list_options_of_role (robot, single ? ATSPI_ROLE_RADIO_BUTTON : ATSPI_ROLE_CHECK_BOX);

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
