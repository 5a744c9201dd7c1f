/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-sitting-header.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/shared/exam-hideable.h"
#include "app/shared/exam-widget.h"
#include "sitting/exam-time-text.h"

/* The top of a sitting: which exam, whose, and where it stands: the clock and the counter. */
struct _ExamSittingHeader
{
  GtkWidget parent_instance;

  /* Template */
  AdwWindowTitle *title;
  ExamHideable   *clock;
  ExamHideable   *counter;
  GtkWidget      *pause_button;

  ExamSitting *sitting;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ExamSittingHeader, exam_sitting_header, GTK_TYPE_WIDGET)

static void
update_counter (ExamSittingHeader *self)
{
  guint number = exam_sitting_get_position (self->sitting) + 1;
  guint n_items = exam_form_get_n_items (exam_sitting_get_form (self->sitting));
  /* Translators: number of the question, and how many there are */
  g_autofree char *text = g_strdup_printf (_("%u of %u"), number, n_items);
  g_autofree char *description = g_strdup_printf (_("Question %u of %u"), number, n_items);

  exam_hideable_set_text (self->counter, text);
  exam_hideable_set_description (self->counter, description);
}

static void
exam_sitting_header_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_SITTING_HEADER);
  g_clear_object (&EXAM_SITTING_HEADER (object)->sitting);
  G_OBJECT_CLASS (exam_sitting_header_parent_class)->dispose (object);
}

static void
exam_sitting_header_class_init (ExamSittingHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_sitting_header_dispose;

  g_type_ensure (EXAM_TYPE_HIDEABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-sitting-header.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamSittingHeader, title);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingHeader, clock);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingHeader, counter);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingHeader, pause_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_sitting_header_init (ExamSittingHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who practises without a limit is not to look at a clock. */
static gboolean
is_untimed_practice (ExamSittingHeader *self)
{
  return exam_form_is_practice (exam_sitting_get_form (self->sitting)) && exam_sitting_get_limit (self->sitting) == 0;
}

static void
show_title (ExamSittingHeader *self,
            const char        *candidate)
{
  ExamForm *form = exam_sitting_get_form (self->sitting);
  const char *credential = exam_form_get_format (form)->credential;

  if (exam_form_is_practice (form))
    {
      adw_window_title_set_title (self->title, _("Practice"));
      adw_window_title_set_subtitle (self->title, credential);
    }
  else
    {
      adw_window_title_set_title (self->title, credential);
      adw_window_title_set_subtitle (self->title, candidate);
    }
}

/**
 * exam_sitting_header_set_sitting:
 * @self: a header
 * @sitting: the sitting
 * @candidate: whose, perhaps empty
 * @settings: say whether clock and counter are hidden at first
 */
void
exam_sitting_header_set_sitting (ExamSittingHeader *self,
                                 ExamSitting       *sitting,
                                 const char        *candidate,
                                 GSettings         *settings)
{
  g_return_if_fail (EXAM_IS_SITTING_HEADER (self));
  g_return_if_fail (EXAM_IS_SITTING (sitting));

  g_set_object (&self->sitting, sitting);
  show_title (self, candidate);
  gtk_widget_set_visible (GTK_WIDGET (self->clock), !is_untimed_practice (self));
  exam_hideable_set_collapsed (self->clock, g_settings_get_boolean (settings, "hide-clock"));
  exam_hideable_set_collapsed (self->counter, g_settings_get_boolean (settings, "hide-counter"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "low");
  exam_sitting_header_update_time (self);
  exam_sitting_header_update (self);
}

/** Shows the item that the sitting is at, and whether it can be paused. */
void
exam_sitting_header_update (ExamSittingHeader *self)
{
  g_return_if_fail (EXAM_IS_SITTING_HEADER (self));

  update_counter (self);
  gtk_widget_set_visible (self->pause_button,
                          exam_sitting_get_rules (self->sitting)->relaxed && !is_untimed_practice (self) &&
                            exam_sitting_get_state (self->sitting) != EXAM_SITTING_PAUSED);
}

/** Shows the time that is left, or that was used where there is no limit. */
void
exam_sitting_header_update_time (ExamSittingHeader *self)
{
  gboolean timed;
  gint64 time;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (EXAM_IS_SITTING_HEADER (self));

  timed = exam_sitting_get_limit (self->sitting) > 0;
  time = timed ? exam_sitting_get_remaining (self->sitting) : exam_sitting_get_elapsed (self->sitting);
  text = exam_time_to_clock (time);
  exam_hideable_set_text (self->clock, text);

  /* In whole minutes: what is said does not change with every second. */
  words = exam_time_to_words (MAX (time, 60 * (gint64) G_USEC_PER_SEC));
  if (time < 60 * (gint64) G_USEC_PER_SEC)
    description = g_strdup (timed ? _("Time left: less than a minute") : _("Time used: less than a minute"));
  else
    /* Translators: %s is a duration in words, such as "1 hour 59 minutes" */
    description = g_strdup_printf (timed ? _("Time left: %s") : _("Time used: %s"), words);
  exam_hideable_set_description (self->clock, description);
}

/** Shows the clock, hidden or not, in the colour of an alarm: little time is left. */
void
exam_sitting_header_alarm (ExamSittingHeader *self)
{
  g_return_if_fail (EXAM_IS_SITTING_HEADER (self));

  exam_hideable_set_collapsed (self->clock, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->clock), "low");
}
