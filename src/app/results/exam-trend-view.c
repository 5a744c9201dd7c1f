/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-trend-view.h"

#include <glib/gi18n.h>

#include "app/charts/exam-trend-chart.h"
#include "app/charts/exam-trend-legend.h"
#include "app/results/exam-domains-view.h"
#include "app/results/exam-trend-table.h"
#include "app/shared/exam-widget.h"

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
  GtkWidget       *domains_expander;
  ExamDomainsView *domains_view;
  GtkToggleButton *table_button;
  ExamDataTable   *table;

  ExamContext  *context;      /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned): of what is being loaded */
  GPtrArray    *domains;      /* (owned) (nullable) (element-type ExamDomainTrend): of the trend that is shown */

  GPtrArray *records;    /* (owned) (element-type ExamSittingRecord): the ended ones */
  GPtrArray *formats;    /* (owned) (element-type ExamSittingRecord) borrowed: the latest of each, latest first */
  char      *format_id;  /* (owned) (nullable): of the format that is shown */
  gboolean   tabled;     /* the table has the figures of the trend and the domains that are shown */
};

G_DEFINE_FINAL_TYPE (ExamTrendView, exam_trend_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_DOMAINS_LOADED,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pointed_cb (ExamTrendView *self,
            int            index,
            gboolean       by_keyboard)
{
  g_assert (EXAM_IS_TREND_VIEW (self));
  exam_point_chart_write (EXAM_POINT_CHART (self->chart), index, self->point_label,
                          _("Point at a result, or go from one to the next with the arrow keys."));
}

static void
opened_cb (ExamTrendView *self,
           guint          index)
{
  g_assert (EXAM_IS_TREND_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, exam_trend_get (exam_trend_chart_get_trend (self->chart), index)->id);
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

/* --- Domains --- */

static void
clear_domains (ExamTrendView *self)
{
  exam_domains_view_clear (self->domains_view);
  gtk_widget_set_visible (self->domains_expander, FALSE);
  g_clear_pointer (&self->domains, g_ptr_array_unref);
}

static void
update_table (ExamTrendView *self)
{
  const ExamTrend *trend = exam_trend_chart_get_trend (self->chart);
  gboolean active = gtk_toggle_button_get_active (self->table_button);

  if (active && trend != NULL && !self->tabled)
    {
      exam_trend_table_fill (self->table, trend, self->domains);
      self->tabled = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->table), active);
}

static void
show_domains (ExamTrendView *self,
              const GArray  *results)
{
  const ExamTrend *trend = exam_trend_chart_get_trend (self->chart);
  ExamFormats *formats = exam_library_get_formats (exam_context_get_library (self->context));
  const ExamFormat *format = exam_formats_find (formats, self->format_id);

  clear_domains (self);
  self->domains = exam_domain_trend_list (trend, results, format);
  exam_domains_view_show (self->domains_view, trend, self->domains, format != NULL ? format->raw_cut_percent / 100 : -1);
  gtk_widget_set_visible (self->domains_expander, self->domains->len > 0);
  self->tabled = FALSE;
}

static void
domains_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (ExamTrendView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) results = exam_store_list_domain_results_finish (EXAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Without them there is still the trend. */
  if (results != NULL)
    show_domains (self, results);
  update_table (self);
  g_signal_emit (self, signals[SIGNAL_DOMAINS_LOADED], 0, self->format_id, results, error);
}

static void
load_domains (ExamTrendView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->context != NULL && self->format_id != NULL)
    exam_store_list_domain_results_async (exam_context_get_store (self->context), self->format_id, self->cancellable,
                                          domains_loaded_cb, g_object_ref (self));
}

static void
table_toggled_cb (ExamTrendView *self)
{
  g_assert (EXAM_IS_TREND_VIEW (self));
  update_table (self);
}

/* --- Formats --- */

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
  /* The charts of the domains point into the trend that goes. */
  clear_domains (self);
  exam_trend_chart_take_trend (self->chart, trend);
  self->tabled = FALSE;
  load_domains (self);
  /* Where domains are on their way the table waits for them, or it would lose their columns for a moment. */
  if (self->context == NULL)
    update_table (self);
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
  ExamTrendView *self = EXAM_TREND_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_TREND_VIEW);
  G_OBJECT_CLASS (exam_trend_view_parent_class)->dispose (object);
}

static void
exam_trend_view_finalize (GObject *object)
{
  ExamTrendView *self = EXAM_TREND_VIEW (object);

  g_clear_pointer (&self->domains, g_ptr_array_unref);
  g_object_unref (self->cancellable);
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

  g_type_ensure (EXAM_TYPE_DATA_TABLE);
  g_type_ensure (EXAM_TYPE_DOMAINS_VIEW);
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
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, domains_expander);
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, domains_view);
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, table_button);
  gtk_widget_class_bind_template_child (widget_class, ExamTrendView, table);
  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointed_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);

  /**
   * ExamTrendView::domains-loaded:
   * @format_id: the format that is shown
   * @results: (nullable) (element-type ExamDomainResult): how each of its domains went, for whoever needs that too; must not be
   *   changed
   * @error: (nullable): why there is none
   */
  signals[SIGNAL_DOMAINS_LOADED] =
    g_signal_new ("domains-loaded", EXAM_TYPE_TREND_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_ARRAY, G_TYPE_ERROR);

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
  self->cancellable = g_cancellable_new ();
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

/** Gives access to the results behind the records, and to what is known about exams. */
void
exam_trend_view_set_context (ExamTrendView *self,
                             ExamContext   *context)
{
  g_return_if_fail (EXAM_IS_TREND_VIEW (self));
  g_return_if_fail (EXAM_IS_CONTEXT (context));

  if (g_set_object (&self->context, context))
    load_domains (self);
}
