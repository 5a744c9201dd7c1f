/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice/exam-queue-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/charts/exam-due-chart.h"
#include "app/practice/exam-practice-start.h"
#include "app/practice/exam-queue-lane.h"
#include "app/shared/exam-column-layout.h"
#include "app/shared/exam-widget.h"
#include "insight/exam-practice-draw.h"
#include "sitting/exam-random.h"

#define CHART_DAYS 14
#define LOOK_AHEAD_DAYS 400

/* The review queue: how much of it is due, and a row for each exam to begin or resume a session of it. */
struct _ExamQueueCard
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel     *count_label;
  GtkLabel     *details_label;
  GtkLabel     *missing_label;
  ExamDueChart *chart;
  GtkListBox   *list_box;
  AdwComboRow  *size_row;

  /* Owned */
  ExamContext *context;
  GPtrArray   *lanes;    /* (element-type ExamQueueLane): one for each exam */
  GPtrArray   *shown;    /* (element-type ExamQueueLane) borrowed, those that have a row */
  GPtrArray   *records;  /* (nullable) (element-type ExamSittingRecord) */
  GArray      *reviews;  /* (nullable) (element-type ExamReview) */

  guint    n_missing;    /* items whose bank is not there any more */
  gboolean dirty;        /* the lanes are not those of reviews and library */
  gboolean making;       /* others are on their way */
  gboolean made;         /* there were some before */
};

G_DEFINE_FINAL_TYPE (ExamQueueCard, exam_queue_card, GTK_TYPE_WIDGET)

enum {
  SIGNAL_BEGUN,
  SIGNAL_RESUMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the list in the template; 0 for all. */
static const guint sizes[] = { 10, 20, 50, 0 };

static gint64
get_now (ExamQueueCard *self)
{
  return exam_clock_get_wall_time (exam_context_get_clock (self->context));
}

/* --- Sessions --- */

static void
begin (ExamQueueCard       *self,
       const ExamQueueLane *lane)
{
  guint size = sizes[MIN (adw_combo_row_get_selected (self->size_row), G_N_ELEMENTS (sizes) - 1)];
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (ExamForm) form = NULL;
  g_autoptr (ExamJournal) journal = NULL;

  /* What comes back within minutes only when nothing else is left */
  ids = exam_review_queue_list_due (lane->queue, get_now (self), lane->n_now > 0 ? NULL : zone, size);
  form = exam_practice_draw_listed (ids, lane->pool, exam_random_make_seed ());
  if (form == NULL)
    return;

  journal = exam_practice_begin (self->context, form, EXAM_PURPOSE_QUEUE, FALSE, TRUE);
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0, journal);
}

static void
row_activated_cb (ExamQueueCard *self,
                  GtkListBoxRow *row)
{
  const ExamQueueLane *lane;
  guint index = (guint) gtk_list_box_row_get_index (row);

  g_assert (EXAM_IS_QUEUE_CARD (self));

  if (index >= self->shown->len)
    return;

  lane = g_ptr_array_index (self->shown, index);
  if (lane->unfinished_id != 0)
    g_signal_emit (self, signals[SIGNAL_RESUMED], 0, lane->unfinished_id);
  else
    begin (self, lane);
}

static void
button_clicked_cb (GtkWidget *button)
{
  ExamQueueCard *self = EXAM_QUEUE_CARD (gtk_widget_get_ancestor (button, EXAM_TYPE_QUEUE_CARD));

  row_activated_cb (self, GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)));
}

static void
size_changed_cb (ExamQueueCard *self)
{
  g_assert (EXAM_IS_QUEUE_CARD (self));

  if (self->context != NULL)
    g_settings_set_uint (exam_context_get_settings (self->context), "queue-size",
                         sizes[MIN (adw_combo_row_get_selected (self->size_row), G_N_ELEMENTS (sizes) - 1)]);
}

/* --- What there is --- */

static gint64
find_unfinished (ExamQueueCard    *self,
                 const ExamFormat *format)
{
  for (guint i = 0; self->records != NULL && i < self->records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (self->records, i);

      if (!record->ended && record->purpose == EXAM_PURPOSE_QUEUE && g_str_equal (record->format_id, format->id))
        return record->id;
    }
  return 0;
}

/* What time and sittings under way make of the lanes; those that have nothing to show have no row. */
static void
update_lanes (ExamQueueCard *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      ExamQueueLane *lane = g_ptr_array_index (self->lanes, i);

      lane->unfinished_id = find_unfinished (self, lane->format);
      exam_queue_lane_count (lane, get_now (self));
      if (exam_review_queue_get_n_items (lane->queue) > 0 || lane->unfinished_id != 0)
        g_ptr_array_add (self->shown, lane);
    }
}

/* --- Showing it --- */

static GArray *
forecast (ExamQueueCard *self,
          guint          n_days)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GArray *sums = g_array_new (FALSE, TRUE, sizeof (guint));

  g_array_set_size (sums, n_days);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const ExamQueueLane *lane = g_ptr_array_index (self->lanes, i);
      g_autoptr (GArray) counts = exam_review_queue_forecast (lane->queue, get_now (self), zone, n_days);

      for (guint day = 0; day < counts->len; day++)
        g_array_index (sums, guint, day) += g_array_index (counts, guint, day);
    }
  return sums;
}

static char *
describe_next (ExamQueueCard *self)
{
  g_autoptr (GArray) counts = forecast (self, LOOK_AHEAD_DAYS);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (get_now (self) / G_USEC_PER_SEC);

  for (guint day = 1; day < counts->len; day++)
    {
      guint count = g_array_index (counts, guint, day);
      g_autoptr (GDateTime) then = g_date_time_add_days (today, (int) day);
      g_autofree char *date = NULL;

      if (count == 0)
        continue;
      date = g_date_time_format (then, _("%A %e %B"));
      /* Translators: number of questions, and a day such as "Monday 24 November" */
      return g_strdup_printf (ngettext ("Next: %u question on %s", "Next: %u questions on %s", count), count, date);
    }
  return g_strdup ("");
}

static char *
describe_details (ExamQueueCard *self,
                  guint          n_queued,
                  guint          n_due,
                  guint          n_now)
{
  if (n_queued == 0)
    return g_strdup (_("The questions you miss come here, from mock exams and from practice. They come back, at growing intervals, "
                       "until you know them."));
  if (n_due == 0)
    return describe_next (self);
  if (n_now == 0)
    return g_strdup (_("All of them come back within the day; you can begin at once."));
  if (n_now < n_due)
    /* Translators: numbers of questions */
    return g_strdup_printf (_("%u now, %u later today"), n_now, n_due - n_now);
  return g_strdup ("");
}

static void
show_counts (ExamQueueCard *self)
{
  guint n_queued = 0, n_due = 0, n_now = 0;
  g_autofree char *count = NULL;
  g_autofree char *details = NULL;
  g_autofree char *missing = NULL;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      const ExamQueueLane *lane = g_ptr_array_index (self->lanes, i);

      n_queued += exam_review_queue_get_n_items (lane->queue);
      n_due += lane->n_due;
      n_now += lane->n_now;
    }

  count = n_queued == 0 ? g_strdup (_("The review queue is empty"))
          : n_due == 0  ? g_strdup (_("Nothing is due today"))
                        : g_strdup_printf (ngettext ("%u question due today", "%u questions due today", n_due), n_due);
  details = describe_details (self, n_queued, n_due, n_now);
  missing = g_strdup_printf (ngettext ("%u question is not available: its bank is not there any more.",
                                       "%u questions are not available: their banks are not there any more.", self->n_missing),
                             self->n_missing);
  gtk_label_set_text (self->count_label, count);
  gtk_label_set_text (self->details_label, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), *details != '\0');
  gtk_label_set_text (self->missing_label, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), self->n_missing > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), n_queued > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), self->shown->len > 0);
}

static GtkWidget *
make_row (const ExamQueueLane *lane)
{
  guint n_queued = exam_review_queue_get_n_items (lane->queue);
  gboolean resume = lane->unfinished_id != 0;
  gboolean possible = resume || lane->n_due > 0;
  g_autofree char *title = exam_sitting_record_make_format_name (lane->format);
  g_autofree char *queued = g_strdup_printf (ngettext ("%u in the queue", "%u in the queue", n_queued), n_queued);
  g_autofree char *due = g_strdup_printf (ngettext ("%u due", "%u due", lane->n_due), lane->n_due);
  g_autofree char *subtitle = resume ? g_strdup_printf ("%s · %s · %s", _("session under way"), due, queued)
                                     : g_strdup_printf ("%s · %s", due, queued);
  const char *what = resume ? _("Resume") : _("Start");
  g_autofree char *name = g_strdup_printf ("%s, %s", title, subtitle);
  g_autofree char *button_name = g_strdup_printf ("%s, %s", what, title);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (what);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, possible);
  gtk_widget_add_css_class (button, possible ? "suggested-action" : "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, button_name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  exam_column_layout_use_in_row (ADW_ACTION_ROW (row));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), possible);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* The rows of the exams stand before the one that asks for the size. */
static void
show_rows (ExamQueueCard *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL && (gpointer) row != (gpointer) self->size_row)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_insert (self->list_box, make_row (g_ptr_array_index (self->shown, i)), (int) i);
}

/* What nobody sees is not shown. */
static void
refresh (ExamQueueCard *self)
{
  g_autoptr (GArray) counts = NULL;

  if (!self->made || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  update_lanes (self);
  show_counts (self);
  show_rows (self);
  counts = forecast (self, CHART_DAYS);
  exam_due_chart_set_counts (self->chart, counts, get_now (self));
}

/* --- Making the lanes --- */

static void make_lanes (ExamQueueCard *self);

static void
lanes_made_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  ExamQueueCard *self = EXAM_QUEUE_CARD (source);
  guint n_missing;
  g_autoptr (GPtrArray) lanes = exam_queue_lanes_make_finish (self, result, &n_missing);

  self->making = FALSE;
  if (self->context == NULL)
    return;

  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  self->lanes = g_steal_pointer (&lanes);
  self->n_missing = n_missing;
  self->made = TRUE;
  refresh (self);
  make_lanes (self);
}

/* They are made before anyone looks at them, so that they are there then. */
static void
make_lanes (ExamQueueCard *self)
{
  if (!self->dirty || self->making || self->reviews == NULL || !exam_context_is_loaded (self->context))
    return;

  self->dirty = FALSE;
  self->making = TRUE;
  exam_queue_lanes_make_async (self->context, self->reviews, self, lanes_made_cb, NULL);
}

static void
library_changed_cb (ExamQueueCard *self)
{
  g_assert (EXAM_IS_QUEUE_CARD (self));
  self->dirty = TRUE;
  make_lanes (self);
}

/* --- GObject --- */

/* Another day may have begun since it was shown last. */
static void
exam_queue_card_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (exam_queue_card_parent_class)->map (widget);
  refresh (EXAM_QUEUE_CARD (widget));
}

static void
exam_queue_card_dispose (GObject *object)
{
  ExamQueueCard *self = EXAM_QUEUE_CARD (object);

  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_QUEUE_CARD);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_queue_card_parent_class)->dispose (object);
}

static void
exam_queue_card_finalize (GObject *object)
{
  ExamQueueCard *self = EXAM_QUEUE_CARD (object);

  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->lanes);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_array_unref);
  G_OBJECT_CLASS (exam_queue_card_parent_class)->finalize (object);
}

static void
exam_queue_card_class_init (ExamQueueCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_queue_card_dispose;
  object_class->finalize = exam_queue_card_finalize;
  widget_class->map = exam_queue_card_map;

  g_type_ensure (EXAM_TYPE_DUE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-queue-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamQueueCard, count_label);
  gtk_widget_class_bind_template_child (widget_class, ExamQueueCard, details_label);
  gtk_widget_class_bind_template_child (widget_class, ExamQueueCard, missing_label);
  gtk_widget_class_bind_template_child (widget_class, ExamQueueCard, chart);
  gtk_widget_class_bind_template_child (widget_class, ExamQueueCard, list_box);
  gtk_widget_class_bind_template_child (widget_class, ExamQueueCard, size_row);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamQueueCard::begun:
   * @journal: of a session that has begun
   */
  signals[SIGNAL_BEGUN] =
    g_signal_new ("begun", EXAM_TYPE_QUEUE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, EXAM_TYPE_JOURNAL);

  /**
   * ExamQueueCard::resumed:
   * @sitting_id: a session that was begun and not ended
   */
  signals[SIGNAL_RESUMED] =
    g_signal_new ("resumed", EXAM_TYPE_QUEUE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
exam_queue_card_init (ExamQueueCard *self)
{
  self->lanes = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Sets what the card shares with the pages. Once. */
void
exam_queue_card_set_context (ExamQueueCard *self,
                             ExamContext   *context)
{
  guint size;

  g_return_if_fail (EXAM_IS_QUEUE_CARD (self));
  g_return_if_fail (EXAM_IS_CONTEXT (context));

  size = g_settings_get_uint (exam_context_get_settings (context), "queue-size");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] == size)
      adw_combo_row_set_selected (self->size_row, i);
  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::loaded", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (exam_context_get_library (context), "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/** Sets the sittings (element-type ExamSittingRecord), among which may be sessions to resume. */
void
exam_queue_card_set_records (ExamQueueCard *self,
                             GPtrArray     *records)
{
  g_return_if_fail (EXAM_IS_QUEUE_CARD (self));

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_ref (records);
  refresh (self);
}

/** Sets what the queue is made of (element-type ExamReview). */
void
exam_queue_card_set_reviews (ExamQueueCard *self,
                             GArray        *reviews)
{
  g_return_if_fail (EXAM_IS_QUEUE_CARD (self));

  g_clear_pointer (&self->reviews, g_array_unref);
  self->reviews = g_array_ref (reviews);
  self->dirty = TRUE;
  make_lanes (self);
}
