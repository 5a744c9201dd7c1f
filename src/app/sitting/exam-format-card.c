/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-format-card.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"
#include "sitting/exam-assembly.h"
#include "sitting/exam-format-text.h"
#include "sitting/exam-score.h"
#include "sitting/exam-short-form.h"

/* A format on the page of exams: what it is, what there is for it, how it went so far. */
struct _ExamFormatCard
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel  *credential_label;
  GtkLabel  *name_label;
  GtkLabel  *edition_label;
  GtkLabel  *facts_label;
  GtkLabel  *pool_label;
  GtkLabel  *scores_label;
  GtkButton *start_button;

  ExamFormat *format;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (ExamFormatCard, exam_format_card, GTK_TYPE_WIDGET)

enum {
  SIGNAL_STARTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
start_clicked_cb (ExamFormatCard *self)
{
  g_assert (EXAM_IS_FORMAT_CARD (self));
  g_signal_emit (self, signals[SIGNAL_STARTED], 0, self->format);
}

static void
exam_format_card_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_FORMAT_CARD);
  G_OBJECT_CLASS (exam_format_card_parent_class)->dispose (object);
}

static void
exam_format_card_finalize (GObject *object)
{
  g_clear_pointer (&EXAM_FORMAT_CARD (object)->format, exam_format_unref);
  G_OBJECT_CLASS (exam_format_card_parent_class)->finalize (object);
}

static void
exam_format_card_class_init (ExamFormatCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_format_card_dispose;
  object_class->finalize = exam_format_card_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-format-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamFormatCard, credential_label);
  gtk_widget_class_bind_template_child (widget_class, ExamFormatCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, ExamFormatCard, edition_label);
  gtk_widget_class_bind_template_child (widget_class, ExamFormatCard, facts_label);
  gtk_widget_class_bind_template_child (widget_class, ExamFormatCard, pool_label);
  gtk_widget_class_bind_template_child (widget_class, ExamFormatCard, scores_label);
  gtk_widget_class_bind_template_child (widget_class, ExamFormatCard, start_button);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formatcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * ExamFormatCard::started:
   * @format: the format to sit
   */
  signals[SIGNAL_STARTED] =
    g_signal_new ("started", EXAM_TYPE_FORMAT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, EXAM_TYPE_FORMAT);
}

static void
exam_format_card_init (ExamFormatCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
exam_format_card_new (ExamFormat *format)
{
  ExamFormatCard *self;
  g_autofree char *edition = exam_format_describe_edition (format);
  g_autofree char *facts = exam_format_describe_summary (format);
  g_autofree char *name = g_strdup_printf ("%s · %s", format->body, format->name);
  g_autofree char *which = g_strdup_printf ("%s · %s", format->credential, edition);

  g_return_val_if_fail (format != NULL, NULL);

  self = g_object_new (EXAM_TYPE_FORMAT_CARD, NULL);
  self->format = exam_format_ref (format);
  gtk_label_set_text (self->credential_label, format->credential);
  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->edition_label, edition);
  gtk_label_set_text (self->facts_label, facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, format->name, -1);
  /* All cards have a button of this name; which exam it starts is said besides. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->start_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Start mock exam"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, which, -1);
  return GTK_WIDGET (self);
}

ExamFormat *
exam_format_card_get_format (ExamFormatCard *self)
{
  g_return_val_if_fail (EXAM_IS_FORMAT_CARD (self), NULL);
  return self->format;
}

static char *
describe_pool (const ExamPool *pool)
{
  guint n_items = exam_pool_get_n_items (pool);
  g_autoptr (ExamBlueprint) full = exam_blueprint_new (exam_pool_get_format (pool));
  g_autoptr (ExamBlueprint) shorter = NULL;
  g_autoptr (ExamForm) form = NULL;

  form = exam_assemble (pool, full, NULL, 0, NULL);
  if (form != NULL)
    return g_strdup_printf (ngettext ("%u question to draw from", "%u questions to draw from", n_items), n_items);

  shorter = exam_find_short_blueprint (pool);
  if (shorter == NULL)
    return g_strdup_printf (ngettext ("%u question to draw from: too few for a form",
                                      "%u questions to draw from: too few for a form", n_items), n_items);
  /* Translators: numbers of questions: what there is, and what a short form has */
  return g_strdup_printf (ngettext ("%u question to draw from: enough for a short form of %u",
                                    "%u questions to draw from: enough for a short form of %u", n_items),
                          n_items, shorter->total + shorter->pretest);
}

/** Says what there is to draw from. */
void
exam_format_card_set_pool (ExamFormatCard *self,
                           const ExamPool *pool)
{
  g_autofree char *text = NULL;

  g_return_if_fail (EXAM_IS_FORMAT_CARD (self));

  text = describe_pool (pool);
  gtk_label_set_text (self->pool_label, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start_button), exam_pool_get_n_items (pool) > 0);
}

/** Says the last and the best score among @records (element-type ExamSittingRecord), which are sorted newest first. */
void
exam_format_card_set_records (ExamFormatCard  *self,
                              const GPtrArray *records)
{
  const ExamSittingRecord *last = NULL;
  const ExamSittingRecord *best = NULL;
  g_autofree char *last_text = NULL;
  g_autofree char *best_text = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (EXAM_IS_FORMAT_CARD (self));

  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      if (!record->ended || g_strcmp0 (record->format_id, self->format->id) != 0)
        continue;
      if (last == NULL)
        last = record;
      if (best == NULL || record->value > best->value)
        best = record;
    }

  if (last == NULL)
    text = g_strdup (_("Not sat yet"));
  else
    {
      last_text = exam_score_format_value (self->format, last->value);
      best_text = exam_score_format_value (self->format, best->value);
      /* Translators: two scores */
      text = g_strdup_printf (_("Last score %s · best %s"), last_text, best_text);
    }
  gtk_label_set_text (self->scores_label, text);
}
