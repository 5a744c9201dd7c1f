/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-pacing-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/charts/exam-data-table.h"
#include "app/charts/exam-pace-chart.h"
#include "app/charts/exam-pacing-chart.h"
#include "app/question/exam-outcome-item.h"
#include "app/shared/exam-widget.h"
#include "insight/exam-pace.h"
#include "insight/exam-pacing-text.h"
#include "sitting/exam-time-text.h"

/* Where the time of a sitting went. */
struct _ExamPacingView
{
  GtkWidget parent_instance;

  /* Template */
  GtkScrolledWindow *scrolled;
  GtkWidget         *lead_box;
  ExamPacingChart   *chart;
  GtkLabel          *point_label;
  GtkWidget         *pace_box;
  GtkToggleButton   *table_button;
  ExamDataTable     *table;
  GtkWidget         *passes_box;
  GtkWidget         *slowest_box;
  GtkListBox        *slowest_list;
  GtkWidget         *unreached_box;
  GtkLabel          *unreached_label;
  GtkGrid           *domains_grid;
  ExamPaceChart     *pace_chart;

  GArray *positions;  /* (owned) (element-type guint): of the rows of slowest_list */
};

G_DEFINE_FINAL_TYPE (ExamPacingView, exam_pacing_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const ExamPacing *
get_pacing (ExamPacingView *self)
{
  return exam_pacing_chart_get_pacing (self->chart);
}

/* Sentences one below the other, each a label of its own: so they are told apart where they take several lines. */
static void
show_lines (GtkWidget  *box,
            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  exam_widget_remove_children (box);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
}

/* --- Ahead and behind --- */

static void
pointed_cb (ExamPacingView *self,
            int             index,
            gboolean        by_keyboard)
{
  g_assert (EXAM_IS_PACING_VIEW (self));
  exam_point_chart_write (EXAM_POINT_CHART (self->chart), index, self->point_label,
                          _("Point at the chart, or go from one answer to the next with the arrow keys."));
}

static void
fill_table (ExamPacingView *self)
{
  const char *const headings[] = { _("Time"), _("Answered"), _("Pace"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (headings);
  g_autoptr (GListStore) rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  const ExamPacing *pacing = get_pacing (self);

  for (guint i = 0; i < pacing->points->len; i++)
    {
      const ExamPacingPoint *point = exam_pacing_get_point (pacing, (int) i);
      g_autofree char *at = exam_time_to_clock (point->at);
      /* Translators: a number of questions out of all there are */
      g_autofree char *answered = g_strdup_printf (_("%u of %u"), point->n_answered, pacing->n_items);
      g_autofree char *lead = exam_pacing_describe_lead (point->lead);
      const char *const cells[] = { at, answered, lead, NULL };
      g_autoptr (GtkStringList) row = gtk_string_list_new (cells);

      g_list_store_append (rows, row);
    }
  exam_data_table_fill (self->table, names, G_LIST_MODEL (rows));
}

static void
table_toggled_cb (ExamPacingView *self)
{
  gboolean active = gtk_toggle_button_get_active (self->table_button);

  g_assert (EXAM_IS_PACING_VIEW (self));

  if (active)
    fill_table (self);
  gtk_widget_set_visible (GTK_WIDGET (self->table), active);
}

/* --- Where the time went --- */

/* A row of a list view could not take the focus itself on GTK 4.8. */
static GtkWidget *
make_row (const ExamTranscript *transcript,
          const ExamScore      *score,
          const ExamPacingItem *slow,
          gint64                per_item)
{
  g_autoptr (ExamOutcomeItem) item = exam_outcome_item_new (transcript, score, slow->position);
  g_autofree char *title = g_strdup_printf (_("Question %u · %s"), slow->position + 1, exam_outcome_item_get_domain (item));
  g_autofree char *outcome = exam_outcome_item_dup_outcome (item);
  g_autofree char *time = exam_time_to_clock (slow->time);
  g_autofree char *pace = exam_time_to_clock (per_item);
  /* Translators: time spent on a question, and the time it should take, such as "1:12" */
  g_autofree char *times = per_item > 0 ? g_strdup_printf (_("%s, exam's pace %s"), time, pace) : g_strdup (time);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", times, outcome);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, subtitle);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (exam_outcome_item_get_icon (item));

  gtk_widget_add_css_class (icon, exam_outcome_item_get_css_class (item));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_slowest (ExamPacingView          *self,
              const ExamStoredSitting *sitting,
              const ExamTranscript    *transcript)
{
  const ExamPacing *pacing = get_pacing (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->slowest_list, 0)) != NULL)
    gtk_list_box_remove (self->slowest_list, GTK_WIDGET (row));
  g_array_set_size (self->positions, 0);
  for (guint i = 0; i < pacing->slowest->len; i++)
    {
      const ExamPacingItem *item = &g_array_index (pacing->slowest, ExamPacingItem, i);

      gtk_list_box_append (self->slowest_list, make_row (transcript, sitting->score, item, pacing->per_item));
      g_array_append_val (self->positions, item->position);
    }
  gtk_widget_set_visible (self->slowest_box, pacing->slowest->len > 0);
}

static void
row_activated_cb (ExamPacingView *self,
                  GtkListBoxRow  *row)
{
  g_assert (EXAM_IS_PACING_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, g_array_index (self->positions, guint, gtk_list_box_row_get_index (row)));
}

static void
show_unreached (ExamPacingView *self)
{
  const ExamPacing *pacing = get_pacing (self);
  guint n = pacing->unreached->len;
  g_autofree char *numbers = exam_pacing_describe_unreached (pacing);
  /* Translators: how many questions were never reached, and their numbers: "96–100" */
  g_autofree char *text = g_strdup_printf (ngettext ("%u question was never shown: %s", "%u questions were never shown: %s", n),
                                           n, numbers);

  gtk_label_set_text (self->unreached_label, text);
  gtk_widget_set_visible (self->unreached_box, n > 0);
}

static void
add_cell (ExamPacingView *self,
          int             column,
          int             row,
          const char     *text,
          const char     *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->domains_grid, label, column, row, 1, 1);
}

static char *
describe_difference (const ExamPacingDomain *domain)
{
  gint64 difference = domain->time - domain->share;
  g_autofree char *clock = exam_time_to_clock (ABS (difference) / G_USEC_PER_SEC * G_USEC_PER_SEC);

  if (ABS (difference) < G_USEC_PER_SEC)
    return g_strdup (_("its share"));
  /* Translators: a time such as "1:12", compared with the share that is due */
  return g_strdup_printf (difference > 0 ? _("%s more") : _("%s less"), clock);
}

static void
show_domains (ExamPacingView   *self,
              const ExamFormat *format)
{
  const ExamPacing *pacing = get_pacing (self);
  int row = 0;

  exam_widget_remove_children (GTK_WIDGET (self->domains_grid));
  add_cell (self, 0, row, _("Domain"), "dim-label");
  add_cell (self, 1, row, _("Time"), "dim-label");
  add_cell (self, 2, row++, _("Against its share"), "dim-label");
  for (guint i = 0; i < pacing->domains->len; i++)
    {
      const ExamPacingDomain *domain = &g_array_index (pacing->domains, ExamPacingDomain, i);
      const ExamDomain *named = i < format->domains->len ? g_ptr_array_index (format->domains, i) : NULL;
      g_autofree char *time = exam_time_to_clock (domain->time);
      g_autofree char *difference = describe_difference (domain);
      /* Translators: a domain, and how many questions there were of it */
      g_autofree char *name = g_strdup_printf (_("%s (%u)"), named != NULL ? named->name : _("Other"), domain->n_items);

      if (domain->n_items == 0)
        continue;
      add_cell (self, 0, row, name, "domain");
      add_cell (self, 1, row, time, "numeric");
      add_cell (self, 2, row++, difference, "numeric");
    }
}

/* --- GObject --- */

static void
exam_pacing_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_PACING_VIEW);
  G_OBJECT_CLASS (exam_pacing_view_parent_class)->dispose (object);
}

static void
exam_pacing_view_finalize (GObject *object)
{
  g_array_unref (EXAM_PACING_VIEW (object)->positions);
  G_OBJECT_CLASS (exam_pacing_view_parent_class)->finalize (object);
}

static void
exam_pacing_view_class_init (ExamPacingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_pacing_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = exam_pacing_view_finalize;

  g_type_ensure (EXAM_TYPE_DATA_TABLE);
  g_type_ensure (EXAM_TYPE_PACE_CHART);
  g_type_ensure (EXAM_TYPE_PACING_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-pacing-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, lead_box);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, chart);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, point_label);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, pace_box);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, table_button);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, table);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, passes_box);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, slowest_box);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, slowest_list);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, unreached_box);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, unreached_label);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, domains_grid);
  gtk_widget_class_bind_template_child (widget_class, ExamPacingView, pace_chart);
  gtk_widget_class_bind_template_callback (widget_class, pointed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamPacingView::opened:
   * @position: 0-based position of a question that is wanted
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_PACING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
exam_pacing_view_init (ExamPacingView *self)
{
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * exam_pacing_view_show:
 * @self: a view
 * @sitting: an ended sitting
 * @transcript: what happened in it
 *
 * Shows where the time went.
 *
 * Returns: whether there is anything to see: practice without a limit has no pace to keep
 */
gboolean
exam_pacing_view_show (ExamPacingView          *self,
                       const ExamStoredSitting *sitting,
                       const ExamTranscript    *transcript)
{
  gint64 limit;
  ExamPacing *pacing;
  g_autofree char *pace = NULL;
  g_autofree char *passes = NULL;

  g_return_val_if_fail (EXAM_IS_PACING_VIEW (self), FALSE);
  g_return_val_if_fail (sitting != NULL && sitting->score != NULL, FALSE);
  g_return_val_if_fail (transcript != NULL, FALSE);

  limit = exam_rules_get_limit (&sitting->record->rules, sitting->record->minutes);
  pacing = exam_pacing_new (sitting->form, sitting->events, limit);
  pace = exam_pacing_describe_pace (pacing);
  passes = exam_pacing_describe_passes (pacing);

  gtk_toggle_button_set_active (self->table_button, FALSE);
  exam_pacing_chart_take_pacing (self->chart, pacing);
  gtk_widget_set_visible (self->lead_box, pacing->points->len > 0);
  show_lines (self->pace_box, pace);
  show_lines (self->passes_box, passes);
  show_slowest (self, sitting, transcript);
  show_unreached (self);
  show_domains (self, exam_form_get_format (sitting->form));
  exam_pace_chart_take_pace (self->pace_chart, exam_pace_new (transcript, limit));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  return sitting->record->purpose == EXAM_PURPOSE_MOCK || limit > 0;
}

/** Gives the focus to the row of the question at the 0-based @position, or to the view if there is none. */
void
exam_pacing_view_focus (ExamPacingView *self,
                        guint           position)
{
  g_return_if_fail (EXAM_IS_PACING_VIEW (self));

  for (guint i = 0; i < self->positions->len; i++)
    if (g_array_index (self->positions, guint, i) == position)
      {
        gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->slowest_list, (int) i)));
        return;
      }
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
