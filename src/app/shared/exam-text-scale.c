/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-text-scale.h"

/* In percent of the desktop's text. style.css has a class for each. */
static const guint steps[] = { 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300 };

guint
exam_text_scale_get_n_steps (void)
{
  return G_N_ELEMENTS (steps);
}

/** Returns: in percent, how large the text is at step @index, counted from 0 for the smallest */
guint
exam_text_scale_get_step (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (steps), EXAM_TEXT_SCALE_NORMAL);
  return steps[index];
}

/** Returns: the index of the largest step that is not above @percent, or 0 */
guint
exam_text_scale_find_step (guint percent)
{
  guint index = 0;

  while (index + 1 < G_N_ELEMENTS (steps) && steps[index + 1] <= percent)
    index++;
  return index;
}

/** Returns: the next larger size in percent, or the largest */
guint
exam_text_scale_larger (guint percent)
{
  return steps[MIN (exam_text_scale_find_step (percent) + 1, G_N_ELEMENTS (steps) - 1)];
}

/** Returns: the next smaller size in percent, or the smallest */
guint
exam_text_scale_smaller (guint percent)
{
  guint index = exam_text_scale_find_step (percent);

  return steps[index > 0 ? index - 1 : 0];
}

/** Shows the questions inside @widget at the step nearest below @percent. */
void
exam_text_scale_apply (GtkWidget *widget,
                       guint      percent)
{
  guint chosen = exam_text_scale_find_step (percent);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *css_class = g_strdup_printf ("text-%u", steps[i]);

      if (i == chosen)
        gtk_widget_add_css_class (widget, css_class);
      else
        gtk_widget_remove_css_class (widget, css_class);
    }
}
