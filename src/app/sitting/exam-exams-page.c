/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-exams-page.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"
#include "app/sitting/exam-bankless-row.h"
#include "app/sitting/exam-format-card.h"
#include "app/sitting/exam-unfinished-row.h"

/* What can be sat: unfinished sittings on top, then a card for each format that there are questions for. The others are
 * only named, in a row that can be opened. */
struct _ExamExamsPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget       *problems_bar;
  GtkLabel        *problems_label;
  GtkBox          *unfinished_box;
  GtkWidget       *reading_label;
  GtkFlowBox      *current_box;
  GtkWidget       *earlier_label;
  GtkFlowBox      *earlier_box;
  GtkWidget       *bankless_list;
  ExamBanklessRow *bankless_row;

  ExamContext *context;  /* (owned) */
  GPtrArray   *cards;    /* (owned) (element-type ExamFormatCard) borrowed children */
};

G_DEFINE_FINAL_TYPE (ExamExamsPage, exam_exams_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_STARTED,
  SIGNAL_RESUMED,
  SIGNAL_SCORED,
  SIGNAL_DISCARDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
started_cb (ExamExamsPage *self,
            ExamFormat    *format)
{
  g_assert (EXAM_IS_EXAMS_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_STARTED], 0, format);
}

static void
resumed_cb (ExamExamsPage *self,
            gint64         sitting_id)
{
  g_assert (EXAM_IS_EXAMS_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_RESUMED], 0, sitting_id);
}

static void
scored_cb (ExamExamsPage *self,
           gint64         sitting_id)
{
  g_assert (EXAM_IS_EXAMS_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_SCORED], 0, sitting_id);
}

static void
discarded_cb (ExamExamsPage *self,
              gint64         sitting_id)
{
  g_assert (EXAM_IS_EXAMS_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0, sitting_id);
}

static void
add_card (ExamExamsPage *self,
          ExamFormat    *format,
          GDate         *today)
{
  GtkWidget *card = exam_format_card_new (format);
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkFlowBox *box = exam_format_is_current (format, today) ? self->current_box : self->earlier_box;

  g_signal_connect_object (card, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_visible (child, FALSE);
  gtk_flow_box_append (box, child);
  g_ptr_array_add (self->cards, card);
}

static void
add_cards (ExamExamsPage *self)
{
  ExamFormats *formats = exam_library_get_formats (exam_context_get_library (self->context));
  g_autoptr (GDateTime) now =
    g_date_time_new_from_unix_local (exam_clock_get_wall_time (exam_context_get_clock (self->context)) / G_USEC_PER_SEC);
  g_autoptr (GDate) today = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (now),
                                            (GDateMonth) g_date_time_get_month (now),
                                            (GDateYear) g_date_time_get_year (now));

  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    add_card (self, exam_formats_get (formats, i), today);
}

static void
show_problems (ExamExamsPage *self)
{
  ExamLibrary *library = exam_context_get_library (self->context);
  g_autoptr (ExamProblems) duplicates = exam_library_find_duplicates (library);
  guint n_faulty = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < exam_library_get_n_files (library); i++)
    n_faulty += exam_bank_file_is_faulty (exam_library_get_file (library, i));

  gtk_widget_set_visible (self->problems_bar, n_faulty > 0 || exam_problems_get_n (duplicates) > 0);
  if (n_faulty > 0)
    text = g_strdup_printf (ngettext ("%u bank has errors.", "%u banks have errors.", n_faulty), n_faulty);
  else
    text = g_strdup (_("Some questions have the same id in two banks."));
  gtk_label_set_text (self->problems_label, text);
}

/* Returns: whether there is anything to draw from, and so a card */
static gboolean
update_card (ExamExamsPage  *self,
             ExamFormatCard *card)
{
  ExamFormat *format = exam_format_card_get_format (card);
  g_autoptr (ExamPool) pool = exam_library_create_pool (exam_context_get_library (self->context), format);
  GtkWidget *child = gtk_widget_get_parent (GTK_WIDGET (card));
  gboolean has_items = exam_pool_get_n_items (pool) > 0;

  gtk_widget_set_visible (child, has_items);
  if (!has_items)
    return FALSE;

  /* Shown first: GTK 4.8 does not measure again what is shown after it was filled. */
  gtk_widget_set_visible (gtk_widget_get_parent (child), TRUE);
  exam_format_card_set_pool (card, pool);
  return TRUE;
}

static gboolean
has_cards (GtkFlowBox *box)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (box, i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (child)))
      return TRUE;
  return FALSE;
}

static void
show_formats (ExamExamsPage *self)
{
  g_autoptr (GPtrArray) bankless = g_ptr_array_new ();
  gboolean has_current, has_earlier;

  gtk_widget_set_visible (self->reading_label, FALSE);
  for (guint i = 0; i < self->cards->len; i++)
    if (!update_card (self, g_ptr_array_index (self->cards, i)))
      g_ptr_array_add (bankless, exam_format_card_get_format (g_ptr_array_index (self->cards, i)));

  has_current = has_cards (self->current_box);
  has_earlier = has_cards (self->earlier_box);
  gtk_widget_set_visible (GTK_WIDGET (self->current_box), has_current);
  gtk_widget_set_visible (GTK_WIDGET (self->earlier_box), has_earlier);
  gtk_widget_set_visible (self->earlier_label, has_earlier);

  gtk_widget_set_visible (self->bankless_list, bankless->len > 0);
  exam_bankless_row_set_formats (self->bankless_row, bankless);
  /* Without a card it is all there is to see. */
  if (!has_current && !has_earlier)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->bankless_row), TRUE);
}

static void
library_changed_cb (ExamExamsPage *self)
{

  g_assert (EXAM_IS_EXAMS_PAGE (self));

  /* While the banks are being read every one of them is a change. */
  if (!exam_context_is_loaded (self->context))
    return;

  show_formats (self);
  show_problems (self);
}

static void
exam_exams_page_dispose (GObject *object)
{
  ExamExamsPage *self = EXAM_EXAMS_PAGE (object);

  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_EXAMS_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_exams_page_parent_class)->dispose (object);
}

static void
exam_exams_page_finalize (GObject *object)
{
  g_ptr_array_unref (EXAM_EXAMS_PAGE (object)->cards);
  G_OBJECT_CLASS (exam_exams_page_parent_class)->finalize (object);
}

static void
exam_exams_page_class_init (ExamExamsPageClass *klass)
{
  static const char *const names[] = { "resumed", "scored", "discarded" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_exams_page_dispose;
  object_class->finalize = exam_exams_page_finalize;

  g_type_ensure (EXAM_TYPE_BANKLESS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-exams-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamExamsPage, problems_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamExamsPage, problems_label);
  gtk_widget_class_bind_template_child (widget_class, ExamExamsPage, unfinished_box);
  gtk_widget_class_bind_template_child (widget_class, ExamExamsPage, reading_label);
  gtk_widget_class_bind_template_child (widget_class, ExamExamsPage, current_box);
  gtk_widget_class_bind_template_child (widget_class, ExamExamsPage, earlier_label);
  gtk_widget_class_bind_template_child (widget_class, ExamExamsPage, earlier_box);
  gtk_widget_class_bind_template_child (widget_class, ExamExamsPage, bankless_list);
  gtk_widget_class_bind_template_child (widget_class, ExamExamsPage, bankless_row);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamExamsPage::started:
   * @format: the format to sit
   */
  signals[SIGNAL_STARTED] =
    g_signal_new ("started", EXAM_TYPE_EXAMS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, EXAM_TYPE_FORMAT);

  /**
   * ExamExamsPage::resumed:
   * ExamExamsPage::scored:
   * ExamExamsPage::discarded:
   * @sitting_id: an unfinished sitting
   */
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[SIGNAL_RESUMED + i] = g_signal_new (names[i], EXAM_TYPE_EXAMS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
exam_exams_page_init (ExamExamsPage *self)
{
  self->cards = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Sets what the page shares with the others, and fills it. Once. */
void
exam_exams_page_set_context (ExamExamsPage *self,
                             ExamContext   *context)
{
  g_return_if_fail (EXAM_IS_EXAMS_PAGE (self));
  g_return_if_fail (EXAM_IS_CONTEXT (context));

  self->context = g_object_ref (context);
  add_cards (self);
  g_signal_connect_object (context, "notify::loaded", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (exam_context_get_library (context), "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  library_changed_cb (self);
}

static void
remove_unfinished (ExamExamsPage *self)
{
  exam_widget_remove_children (GTK_WIDGET (self->unfinished_box));
}

/** Shows the unfinished ones among @records (element-type ExamSittingRecord), and the scores of the others. */
void
exam_exams_page_set_records (ExamExamsPage *self,
                             GPtrArray     *records)
{
  g_return_if_fail (EXAM_IS_EXAMS_PAGE (self));

  for (guint i = 0; i < self->cards->len; i++)
    exam_format_card_set_records (g_ptr_array_index (self->cards, i), records);

  remove_unfinished (self);
  gtk_widget_set_visible (GTK_WIDGET (self->unfinished_box), FALSE);
  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);
      GtkWidget *row;

      if (record->ended)
        continue;

      row = exam_unfinished_row_new (record);
      g_signal_connect_object (row, "resumed", G_CALLBACK (resumed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "scored", G_CALLBACK (scored_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "discarded", G_CALLBACK (discarded_cb), self, G_CONNECT_SWAPPED);
      /* Shown first: GTK 4.8 does not measure again what is shown after it was filled. */
      gtk_widget_set_visible (GTK_WIDGET (self->unfinished_box), TRUE);
      gtk_box_append (self->unfinished_box, row);
    }
}
