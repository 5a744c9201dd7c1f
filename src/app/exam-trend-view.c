/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-trend-view.h"

#include <glib/gi18n.h>

#include "app/exam-compat.h"
#include "app/exam-record-item.h"
#include "record/exam-report-text.h"
#include "app/exam-trend-chart.h"
#include "app/exam-trend-legend.h"
#include "app/exam-widget.h"

/* How the scores of one of the formats that were sat went over time. */
struct _ExamTrendView
{
  GtkWidget parent_instance;

  /* Template */
  GtkDropDown     *format_drop_down;
  GtkLabel        *format_label;
  GtkLabel        *note_label;
  ExamTrendChart  *chart;
  GtkLabel        *point_label;
  ExamTrendLegend *legend;

  GPtrArray *records;    /* (owned) (element-type ExamSittingRecord): the ended ones */
  GPtrArray *formats;    /* (owned) (element-type ExamSittingRecord) borrowed: the latest of each, latest first */
  char      *format_id;  /* (owned) (nullable): of the format that is shown */
};

G_DEFINE_FINAL_TYPE (ExamTrendView, exam_trend_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FORMAT_SHOWN,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
describe_point (const ExamSittingRecord *record)
{
  g_autoptr (ExamRecordItem) item = exam_record_item_new (record);
  g_autofree char *details = exam_record_item_dup_details (item);
  g_autofree char *value = exam_record_item_dup_score (item);
  g_autofree char *low = exam_report_format_score (record, record->low);
  g_autofree char *high = exam_report_format_score (record, record->high);

  /* Translators: a score, the ends of its interval, then date and outcome */
  return g_strdup_printf (_("Score %s, with an interval from %s to %s · %s"), value, low, high, g_strstrip (details));
}

static void
pointed_cb (ExamTrendView *self,
            int            index,
            gboolean       by_keyboard)
{
  const ExamTrend *trend = exam_trend_chart_get_trend (self->chart);
  g_autofree char *text = NULL;

  g_assert (EXAM_IS_TREND_VIEW (self));

  if (index < 0)
    {
      gtk_label_set_text (self->point_label, _("Point at a result, or go from one to the next with the arrow keys."));
      gtk_widget_add_css_class (GTK_WIDGET (self->point_label), "dim-label");
      return;
    }

  text = describe_point (exam_trend_get (trend, (guint) index));
  gtk_label_set_text (self->point_label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->point_label), "dim-label");
  if (by_keyboard)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
      exam_compat_announce (GTK_WIDGET (self->chart), text);
    }
}

static void
opened_cb (ExamTrendView *self,
           gint64         sitting_id)
{
  g_assert (EXAM_IS_TREND_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, sitting_id);
}

/* What one has to know to read the chart right. */
static void
show_note (ExamTrendView   *self,
           const ExamTrend *trend)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (trend->records->len == 1)
    g_string_append (text, _("There is one result so far. From the second on, the chart shows which way the scores go."));
  if (trend->n_other_scale > 0)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append_printf (text, ngettext ("%u earlier result is on another scale, and is not in the chart.",
                                              "%u earlier results are on another scale, and are not in the chart.",
                                              trend->n_other_scale), trend->n_other_scale);
    }
  if (trend->cut_changes)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append (text, _("The score needed to pass was not always the same: each result has its own mark for it."));
    }
  if (trend->several_candidates)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append (text, _("These are results of more than one candidate."));
    }
  gtk_label_set_text (self->note_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), text->len > 0);
}

static void
show_format (ExamTrendView *self,
             guint          place)
{
  const ExamSittingRecord *latest = g_ptr_array_index (self->formats, place);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  ExamTrend *trend = exam_trend_new (self->records, latest->format_id, zone);

  g_free (self->format_id);
  self->format_id = g_strdup (latest->format_id);
  exam_trend_legend_set_trend (self->legend, trend);
  show_note (self, trend);
  exam_trend_chart_take_trend (self->chart, trend);
  g_signal_emit (self, signals[SIGNAL_FORMAT_SHOWN], 0, self->format_id);
}

static void
format_selected_cb (ExamTrendView *self)
{
  guint place = gtk_drop_down_get_selected (self->format_drop_down);

  g_assert (EXAM_IS_TREND_VIEW (self));
  if (place < self->formats->len)
    show_format (self, place);
}

static void
exam_trend_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_TREND_VIEW);
  G_OBJECT_CLASS (exam_trend_view_parent_class)->dispose (object);
}

static void
exam_trend_view_finalize (GObject *object)
{
  ExamTrendView *self = EXAM_TREND_VIEW (object);

  g_ptr_array_unref (self->formats);
  g_ptr_array_unref (self->records);
  g_free (self->format_id);
  G_OBJECT_CLASS (exam_trend_view_parent_class)->finalize (object);
}

static void
exam_trend_view_class_init (ExamTrendViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_trend_view_dispose;
  object_class->finalize = exam_trend_view_finalize;

  g_type_ensure (EXAM_TYPE_TREND_CHART);
  g_type_ensure (EXAM_TYPE_TREND_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-trend-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, format_drop_down);
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, format_label);
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, note_label);
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, chart);
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, point_label);
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, legend);
  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointed_cb);

  /**
   * ExamTrendView::format-shown:
   * @format_id: the format that is shown from now on, perhaps with other results than before
   */
  signals[SIGNAL_FORMAT_SHOWN] =
    g_signal_new ("format-shown", EXAM_TYPE_TREND_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * ExamTrendView::opened:
   * @sitting_id: a sitting whose report is wanted
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_TREND_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
exam_trend_view_init (ExamTrendView *self)
{
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);
  self->formats = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: the place of the format that was shown before; that of the latest result if there is none of it any more */
static guint
find_format (ExamTrendView *self)
{
  for (guint i = 0; i < self->formats->len; i++)
    if (g_strcmp0 (((const ExamSittingRecord *) g_ptr_array_index (self->formats, i))->format_id, self->format_id) == 0)
      return i;
  return 0;
}

/** Shows the ended ones among @records (element-type ExamSittingRecord). */
void
exam_trend_view_set_records (ExamTrendView *self,
                             GPtrArray     *records)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint place;

  g_return_if_fail (EXAM_IS_TREND_VIEW (self));

  g_ptr_array_unref (self->formats);
  g_ptr_array_set_size (self->records, 0);
  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      if (record->ended)
        g_ptr_array_add (self->records, exam_sitting_record_copy (record));
    }
  self->formats = exam_trend_list_formats (self->records);
  if (self->formats->len == 0)
    return;

  for (guint i = 0; i < self->formats->len; i++)
    gtk_string_list_append (names, ((const ExamSittingRecord *) g_ptr_array_index (self->formats, i))->format_name);
  place = find_format (self);
  g_signal_handlers_block_by_func (self->format_drop_down, format_selected_cb, self);
  gtk_drop_down_set_model (self->format_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->format_drop_down, place);
  g_signal_handlers_unblock_by_func (self->format_drop_down, format_selected_cb, self);
  gtk_label_set_text (self->format_label, gtk_string_list_get_string (names, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->format_drop_down), self->formats->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->format_label), self->formats->len == 1);
  show_format (self, place);
}
