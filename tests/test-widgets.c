/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include <adwaita.h>

#include "app/charts/exam-data-table.h"
#include "app/charts/exam-pace-chart.h"
#include "app/charts/exam-pacing-chart.h"
#include "app/charts/exam-score-chart.h"
#include "app/charts/exam-share-bar.h"
#include "app/charts/exam-trend-chart.h"
#include "app/charts/exam-trend-legend.h"
#include "app/question/exam-answer-view.h"
#include "app/question/exam-calculator-panel.h"
#include "app/question/exam-codes-view.h"
#include "app/question/exam-item-list.h"
#include "app/question/exam-item-view.h"
#include "app/question/exam-option-row.h"
#include "app/question/exam-questions-view.h"
#include "app/question/exam-record-view.h"
#include "app/question/exam-rich-text.h"
#include "app/results/exam-domains-view.h"
#include "app/results/exam-report-page.h"
#include "app/results/exam-results-page.h"
#include "app/results/exam-trend-view.h"
#include "app/shared/exam-column-layout.h"
#include "app/shared/exam-hideable.h"
#include "app/shared/exam-notice-bar.h"
#include "app/shared/exam-text-scale.h"
#include "app/sitting/exam-exams-page.h"
#include "app/sitting/exam-format-card.h"
#include "app/sitting/exam-review-screen.h"
#include "app/sitting/exam-sitting-header.h"
#include "app/sitting/exam-sitting-page.h"
#include "app/sitting/exam-start-page.h"
#include "app/sitting/exam-unfinished-row.h"
#include "exam-manual-clock.h"
#include "record/exam-domain-result.h"
#include "sitting/exam-format-text.h"
#include "sitting/exam-time-text.h"
#include "test-support.h"

/* The parts of the window, each by itself. */

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Each makes what its template says, and is gone when nobody wants it any more. */
static void
test_templates (void)
{
  const GType types[] = {
    EXAM_TYPE_ANSWER_VIEW, EXAM_TYPE_CALCULATOR_PANEL, EXAM_TYPE_CODES_VIEW, EXAM_TYPE_EXAMS_PAGE,
    EXAM_TYPE_FORMAT_CARD, EXAM_TYPE_HIDEABLE, EXAM_TYPE_ITEM_LIST, EXAM_TYPE_ITEM_VIEW, EXAM_TYPE_NOTICE_BAR,
    EXAM_TYPE_OPTION_ROW, EXAM_TYPE_PACE_CHART, EXAM_TYPE_QUESTIONS_VIEW, EXAM_TYPE_RECORD_VIEW, EXAM_TYPE_REPORT_PAGE,
    EXAM_TYPE_RESULTS_PAGE, EXAM_TYPE_REVIEW_SCREEN, EXAM_TYPE_RICH_TEXT, EXAM_TYPE_SCORE_CHART, EXAM_TYPE_SHARE_BAR,
    EXAM_TYPE_SITTING_HEADER, EXAM_TYPE_SITTING_PAGE, EXAM_TYPE_START_PAGE, EXAM_TYPE_TREND_CHART,
    EXAM_TYPE_TREND_LEGEND, EXAM_TYPE_TREND_VIEW, EXAM_TYPE_UNFINISHED_ROW,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_new (types[i], NULL);

      g_test_message ("%s", g_type_name (types[i]));
      g_object_ref_sink (widget);
      settle ();
      g_assert_finalize_object (widget);
    }
}

/* --- Texts --- */

static void
test_time_text (void)
{
  static const struct { double seconds; const char *clock; const char *words; } cases[] = {
    { -5, "0:00", "0 seconds" },
    { 0, "0:00", "0 seconds" },
    { 0.000001, "0:01", "0 seconds" },
    { 1, "0:01", "1 second" },
    { 45, "0:45", "45 seconds" },
    { 59.6, "1:00", "1 minute" },
    { 245, "4:05", "4 minutes" },
    { 3599.1, "1:00:00", "59 minutes" },
    { 3600, "1:00:00", "1 hour" },
    { 7172, "1:59:32", "1 hour 59 minutes" },
    { 36000, "10:00:00", "10 hours" },
  };
  g_autofree char *date = exam_time_to_date (0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = (gint64) (cases[i].seconds * G_USEC_PER_SEC);
      g_autofree char *clock = exam_time_to_clock (time);
      g_autofree char *words = exam_time_to_words (time);

      g_assert_cmpstr (clock, ==, cases[i].clock);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_nonnull (g_strrstr (date, "19"));
}

static void
assert_text (char       *actual,
             const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_format_text (void)
{
  g_autoptr (ExamFormat) format = exam_format_new ();

  assert_text (exam_format_describe_edition (format), "");
  format->edition_estimate = TRUE;
  assert_text (exam_format_describe_edition (format), "");
  format->edition_estimate = FALSE;
  format->valid_before = g_strdup ("2026-05-01");
  assert_text (exam_format_describe_edition (format), "Before 2026-05-01");
  format->valid_from = g_strdup ("2020");
  assert_text (exam_format_describe_edition (format), "From 2020 to before 2026-05-01");
  g_clear_pointer (&format->valid_before, g_free);
  assert_text (exam_format_describe_edition (format), "From 2020");
  format->edition_estimate = TRUE;
  assert_text (exam_format_describe_edition (format), "From 2020 (estimate)");

  format->items = (ExamFigure) { .value = 1 };
  assert_text (exam_format_describe_items (format), "1 question");
  format->items.value = 97;
  format->pretest.value = 10;
  assert_text (exam_format_describe_items (format), "97 questions, 10 of them unscored");
  format->cases = (ExamFigure) { .value = 8, .estimate = TRUE };
  assert_text (exam_format_describe_items (format), "97 questions, 10 of them unscored, and 8 cases (estimate)");

  format->minutes.value = 120;
  assert_text (exam_format_describe_time (format), "2 hours");
  format->scaled = FALSE;
  format->cut = 70;
  assert_text (exam_format_describe_cut (format), "70 % to pass");
  format->scaled = TRUE;
  format->scale_min = 100;
  format->scale_max = 400;
  format->cut = 300;
  format->cut_estimate = TRUE;
  assert_text (exam_format_describe_cut (format), "300 of 400 to pass (estimate)");
  assert_text (exam_format_describe_summary (format),
               "97 questions, 10 of them unscored, and 8 cases (estimate) · 2 hours · 300 of 400 to pass (estimate)");
  assert_text (exam_format_describe_books (format), "None: a closed-book exam");
}

/* Whatever a format says, there are words for it. */
static void
test_bundled_formats (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();

  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    {
      const ExamFormat *format = exam_formats_get (formats, i);
      char *texts[] = {
        exam_format_describe_edition (format), exam_format_describe_navigation (format),
        exam_format_describe_breaks (format), exam_format_describe_books (format), exam_format_describe_summary (format),
      };

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_assert_cmpstr (texts[j], !=, "");
          g_assert_true (g_utf8_validate (texts[j], -1, NULL));
          g_free (texts[j]);
        }
      for (guint j = 0; j < format->domains->len; j++)
        {
          g_autofree char *domain = exam_format_describe_domain (format, g_ptr_array_index (format->domains, j));

          g_assert_cmpstr (domain, !=, "");
        }
    }
}

static void
test_text_scale (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  guint smallest = exam_text_scale_get_step (0);
  guint largest = exam_text_scale_get_step (exam_text_scale_get_n_steps () - 1);
  guint n_larger = 0;

  for (guint scale = smallest; scale != largest; scale = exam_text_scale_larger (scale))
    {
      g_assert_cmpuint (exam_text_scale_smaller (exam_text_scale_larger (scale)), ==, scale);
      n_larger++;
    }
  g_assert_cmpuint (n_larger + 1, ==, exam_text_scale_get_n_steps ());
  g_assert_cmpuint (exam_text_scale_larger (largest), ==, largest);
  g_assert_cmpuint (exam_text_scale_smaller (smallest), ==, smallest);

  /* What the settings file says may be anything. */
  g_assert_cmpuint (exam_text_scale_find_step (0), ==, 0);
  g_assert_cmpuint (exam_text_scale_larger (101), ==, 110);
  g_assert_cmpuint (exam_text_scale_smaller (G_MAXUINT), <, largest);

  exam_text_scale_apply (widget, 150);
  g_assert_true (gtk_widget_has_css_class (widget, "text-150"));
  exam_text_scale_apply (widget, 199);
  g_assert_false (gtk_widget_has_css_class (widget, "text-150"));
  g_assert_true (gtk_widget_has_css_class (widget, "text-175"));
  g_object_unref (widget);
}

/* --- Rich text --- */

static void
list_labels (GtkWidget *widget,
             GPtrArray *labels)
{
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (labels, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_labels (child, labels);
}

static ExamRichText *
make_rich_text (const char *markup,
                GPtrArray  *labels)
{
  ExamRichText *rich_text = EXAM_RICH_TEXT (g_object_ref_sink (exam_rich_text_new ()));
  g_autoptr (ExamText) text = exam_text_new_from_markup (markup, -1);

  exam_rich_text_set_selectable (rich_text, TRUE);
  exam_rich_text_set_text (rich_text, text);
  list_labels (GTK_WIDGET (rich_text), labels);
  return rich_text;
}

static void
assert_labels (GPtrArray         *labels,
               const char *const *expected)
{
  g_assert_cmpuint (labels->len, ==, g_strv_length ((char **) expected));
  for (guint i = 0; i < labels->len; i++)
    g_assert_cmpstr (gtk_label_get_text (g_ptr_array_index (labels, i)), ==, expected[i]);
}

/* A table is no wider than its cells want: what wraps then needs room below. */
static void
test_wrapped_table (void)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  ExamRichText *rich_text =
    make_rich_text ("<table><tr><td>3</td><td>Insertion of a central venous catheter for infusions and more</td></tr>"
                    "<tr><td>5</td><td>Resection</td></tr></table>", labels);
  GtkWidget *table = gtk_widget_get_parent (g_ptr_array_index (labels, 0));
  int height, needed;

  gtk_widget_measure (GTK_WIDGET (rich_text), GTK_ORIENTATION_VERTICAL, 900, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (rich_text), &(GtkAllocation) { 0, 0, 900, height }, -1);
  g_assert_cmpint (gtk_widget_get_width (table), <, 900);
  gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (table), &needed, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (table), >=, needed);
  g_object_unref (rich_text);
}

static void
test_rich_text (void)
{
  static const char *const expected[] = {
    "A bold & plain 1st < 2", "  kept\n  as is", "•", "one", "•", "two", "1.", "first", "Code", "Text", "C18.7", "Colon",
    "Picture that cannot be shown: A chart", NULL
  };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  ExamRichText *rich_text =
    make_rich_text ("<p>A <b>bold</b> &amp; plain 1<sup>st</sup> &lt; 2</p><pre>  kept\n  as is</pre>"
                    "<ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>"
                    "<table><tr><th>Code</th><th>Text</th></tr><tr><td>C18.7</td><td>Colon</td></tr></table>"
                    "<img src=\"a.png\" alt=\"A chart\"/>", labels);

  assert_labels (labels, expected);
  g_assert_true (gtk_widget_has_css_class (g_ptr_array_index (labels, 8), "heading"));
  g_assert_false (gtk_widget_has_css_class (g_ptr_array_index (labels, 10), "heading"));

  exam_rich_text_set_text (rich_text, NULL);
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (rich_text)));
  g_assert_finalize_object (rich_text);
}

/* Returns: how many ranges are marked, and the bytes of the last one */
static guint
count_marks (GtkLabel *label,
             guint    *start,
             guint    *end)
{
  GSList *attributes = pango_attr_list_get_attributes (gtk_label_get_attributes (label));
  guint n = 0;

  for (GSList *link = attributes; link != NULL; link = link->next)
    {
      PangoAttribute *attribute = link->data;

      if (attribute->klass->type != PANGO_ATTR_BACKGROUND)
        continue;
      *start = attribute->start_index;
      *end = attribute->end_index;
      n++;
    }
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
  return n;
}

static void
test_highlights (void)
{
  const ExamHighlight ranges[] = {
    { .text = 0, .block = 0, .cell = 0, .start = 2, .end = 5 },     /* "éé " in characters */
    { .text = 0, .block = 1, .cell = 1, .start = 1, .end = 1000 },  /* past the end */
    { .text = 1, .block = 0, .cell = 0, .start = 0, .end = 1 },     /* of another text */
    { .text = 0, .block = 9, .cell = 9, .start = 0, .end = 1 },     /* of nothing there is */
  };
  g_autoptr (GArray) highlights = g_array_new (FALSE, FALSE, sizeof (ExamHighlight));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  ExamRichText *rich_text = make_rich_text ("<p>ááéé b</p><table><tr><td>one</td><td>two</td></tr></table>", labels);
  ExamHighlight selected;
  guint start, end;

  g_array_append_vals (highlights, ranges, G_N_ELEMENTS (ranges));
  exam_rich_text_set_highlights (rich_text, 0, highlights);
  g_assert_cmpuint (count_marks (g_ptr_array_index (labels, 0), &start, &end), ==, 1);
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 9);
  g_assert_cmpuint (count_marks (g_ptr_array_index (labels, 1), &start, &end), ==, 0);
  g_assert_cmpuint (count_marks (g_ptr_array_index (labels, 2), &start, &end), ==, 1);
  g_assert_cmpuint (start, ==, 1);
  g_assert_cmpuint (end, ==, 3);

  exam_rich_text_set_highlights (rich_text, 0, NULL);
  g_assert_cmpuint (count_marks (g_ptr_array_index (labels, 0), &start, &end), ==, 0);

  g_assert_false (exam_rich_text_get_selection (rich_text, 3, &selected));
  gtk_label_select_region (g_ptr_array_index (labels, 2), 0, 2);
  g_assert_true (exam_rich_text_get_selection (rich_text, 3, &selected));
  g_assert_cmpuint (selected.text, ==, 3);
  g_assert_cmpuint (selected.block, ==, 1);
  g_assert_cmpuint (selected.cell, ==, 1);
  g_assert_cmpuint (selected.start, ==, 0);
  g_assert_cmpuint (selected.end, ==, 2);
  exam_rich_text_unselect (rich_text);
  g_assert_false (exam_rich_text_get_selection (rich_text, 3, &selected));
  g_assert_finalize_object (rich_text);
}

static int
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* As wide as the widest, as tall as all; what is hidden takes no room, not even between two others. */
static void
test_column_layout (void)
{
  GtkWidget *column = g_object_ref_sink (adw_bin_new ());
  GtkLayoutManager *layout = g_object_new (EXAM_TYPE_COLUMN_LAYOUT, NULL);
  GtkWidget *children[3];
  graphene_rect_t bounds;

  gtk_widget_set_layout_manager (column, layout);
  g_assert_cmpint (measure (column, GTK_ORIENTATION_HORIZONTAL, -1), ==, 0);
  g_assert_cmpint (measure (column, GTK_ORIENTATION_VERTICAL, 100), ==, 0);

  exam_column_layout_set_spacing (EXAM_COLUMN_LAYOUT (layout), 10);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = gtk_picture_new ();
      gtk_widget_set_size_request (children[i], 30 + 10 * (int) i, 20);
      gtk_widget_set_parent (children[i], column);
    }
  g_assert_cmpint (measure (column, GTK_ORIENTATION_HORIZONTAL, -1), ==, 50);
  g_assert_cmpint (measure (column, GTK_ORIENTATION_VERTICAL, 100), ==, 80);

  gtk_widget_set_visible (children[1], FALSE);
  g_assert_cmpint (measure (column, GTK_ORIENTATION_VERTICAL, 100), ==, 50);
  gtk_widget_set_visible (children[2], FALSE);
  g_assert_cmpint (measure (column, GTK_ORIENTATION_HORIZONTAL, -1), ==, 30);
  gtk_widget_set_visible (children[2], TRUE);

  gtk_widget_measure (column, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (column, &(GtkAllocation) { 0, 0, 200, 300 }, -1);
  g_assert_true (gtk_widget_compute_bounds (children[2], column, &bounds));
  g_assert_cmpfloat (bounds.origin.y, ==, 30);
  g_assert_cmpfloat (bounds.size.width, ==, 200);

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_unparent (children[i]);
  g_object_unref (column);
}

/* --- Options, from item to item --- */

typedef struct {
  ExamSitting  *sitting;
  ExamItemView *view;
} ItemFixture;

static void
set_up_items (ItemFixture  *self,
              gconstpointer data)
{
  const ExamRules rules = { .time_percent = 100 };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "ccs-2025");
  const char *domain = ((const ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  g_autoptr (ExamForm) form = exam_form_new (format, 1, 60, FALSE);
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  ExamItem *items[] = {
    test_make_choice ("single", domain, 4, "B"), test_make_choice ("another", domain, 4, "C"),
    test_make_choice ("shorter", domain, 3, "A"), test_make_choice ("longer", domain, 6, "F"),
    test_make_choice ("multiple", domain, 6, "AB"), test_make_codes ("codes", domain, FALSE, "C18.7"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    exam_form_add (form, items[i], NULL, FALSE, NULL);
  self->sitting = exam_sitting_new (form, &rules, EXAM_CLOCK (clock));
  exam_sitting_begin (self->sitting);
  self->view = g_object_ref_sink (g_object_new (EXAM_TYPE_ITEM_VIEW, NULL));
  exam_item_view_set_sitting (self->view, self->sitting);
  exam_item_view_show_item (self->view);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    exam_item_unref (items[i]);
}

static void
tear_down_items (ItemFixture  *self,
                 gconstpointer data)
{
  g_assert_finalize_object (self->view);
  g_assert_finalize_object (self->sitting);
}

static GtkWidget *
get_row (ItemFixture *self,
         guint        place)
{
  GtkWidget *row = gtk_widget_get_first_child (
    GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->view), EXAM_TYPE_ITEM_VIEW, "options_box")));

  for (guint i = 0; i < place && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static gpointer
get_part (ItemFixture *self,
          guint        place,
          const char  *name)
{
  return gtk_widget_get_template_child (get_row (self, place), EXAM_TYPE_OPTION_ROW, name);
}

static void
show (ItemFixture *self,
      guint        position)
{
  exam_sitting_go_to (self->sitting, position);
  exam_item_view_show_item (self->view);
}

/* Letters of the options that are chosen and struck out; the sitting has to know of just these. */
static void
assert_options (ItemFixture *self,
                guint        n_options,
                const char  *chosen,
                const char  *struck)
{
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);
  const ExamResponse *response = exam_transcript_get_response (transcript, transcript->position);
  g_autoptr (GString) shown_chosen = g_string_new (NULL);
  g_autoptr (GString) shown_struck = g_string_new (NULL);

  for (guint place = 0; place < n_options; place++)
    {
      GtkWidget *row = get_row (self, place);
      guint32 bit = 1u << exam_option_row_get_option (EXAM_OPTION_ROW (row));
      gboolean is_chosen = gtk_check_button_get_active (get_part (self, place, "check"));
      gboolean is_struck = gtk_toggle_button_get_active (get_part (self, place, "strike_button"));

      if (is_chosen)
        g_string_append_c (shown_chosen, (char) ('A' + place));
      if (is_struck)
        g_string_append_c (shown_struck, (char) ('A' + place));
      g_assert_true (gtk_widget_has_css_class (row, "chosen") == is_chosen);
      g_assert_true (gtk_widget_has_css_class (row, "struck") == is_struck);
      g_assert_true (((response->chosen & bit) != 0) == is_chosen);
      g_assert_true (((response->struck & bit) != 0) == is_struck);
    }
  g_assert_null (get_row (self, n_options));
  g_assert_cmpstr (shown_chosen->str, ==, chosen);
  g_assert_cmpstr (shown_struck->str, ==, struck);
}

static void
click (ItemFixture *self,
       guint        place)
{
  GtkCheckButton *check = get_part (self, place, "check");

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

/* What one item was answered does not show at the next one, although the rows are the same. */
static void
test_rows_kept (ItemFixture  *self,
                gconstpointer data)
{
  GtkWidget *row = get_row (self, 0);

  assert_options (self, 4, "", "");
  exam_item_view_choose_place (self->view, 1);
  exam_item_view_strike_place (self->view, 2);
  assert_options (self, 4, "B", "C");

  show (self, 1);
  g_assert_true (get_row (self, 0) == row);
  assert_options (self, 4, "", "");
  click (self, 3);
  assert_options (self, 4, "D", "");
  click (self, 0);
  assert_options (self, 4, "A", "");

  show (self, 2);
  assert_options (self, 3, "", "");
  show (self, 3);
  assert_options (self, 6, "", "");
  exam_item_view_choose_place (self->view, 5);
  assert_options (self, 6, "F", "");

  show (self, 0);
  assert_options (self, 4, "B", "C");
  show (self, 1);
  assert_options (self, 4, "A", "");
  show (self, 3);
  assert_options (self, 6, "F", "");
}

static void
assert_role (ItemFixture      *self,
             GtkAccessibleRole role)
{
  for (guint place = 0; get_row (self, place) != NULL; place++)
    g_assert_cmpint (gtk_accessible_get_accessible_role (get_part (self, place, "check")), ==, role);
}

/* One of several, several of several, none at all, and back. */
static void
test_row_kinds (ItemFixture  *self,
                gconstpointer data)
{
  show (self, 3);
  assert_role (self, GTK_ACCESSIBLE_ROLE_RADIO);
  click (self, 0);
  click (self, 4);
  assert_options (self, 6, "E", "");

  show (self, 4);
  assert_role (self, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  assert_options (self, 6, "", "");
  click (self, 0);
  click (self, 4);
  exam_item_view_strike_place (self->view, 1);
  assert_options (self, 6, "AE", "B");
  click (self, 0);
  assert_options (self, 6, "E", "B");

  show (self, 5);
  g_assert_null (get_row (self, 0));
  g_assert_false (exam_item_view_choose_place (self->view, 0));
  g_assert_false (exam_item_view_strike_place (self->view, 0));

  show (self, 3);
  assert_role (self, GTK_ACCESSIBLE_ROLE_RADIO);
  assert_options (self, 6, "E", "");
  click (self, 1);
  assert_options (self, 6, "B", "");
  show (self, 4);
  assert_options (self, 6, "E", "B");
}

/* --- Charts --- */

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Draws a widget; what GTK has to say against it is fatal. */
static void
draw (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gboolean painted = FALSE;

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 250);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), &painted);
  gtk_widget_queue_draw (widget);
  while (!painted && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (painted);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), &painted);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static void
test_score_chart (void)
{
  const ExamSittingRecord records[] = {
    { .ended = TRUE, .scaled = TRUE, .scale_min = 100, .scale_max = 400, .cut = 300, .value = 100, .low = 100, .high = 100 },
    { .ended = TRUE, .scaled = TRUE, .scale_min = 100, .scale_max = 400, .cut = 300, .value = 400, .low = 400, .high = 400,
      .passed = TRUE },
    { .ended = TRUE, .scale_max = 100, .cut = 70, .value = 0, .low = 0, .high = 100 },
    { .ended = TRUE, .scale_max = 100, .cut = 100, .value = 100, .low = 96.3, .high = 100, .passed = TRUE },
    { .ended = TRUE, .scale_max = 100, .cut = 0, .value = 0, .passed = TRUE },
    /* As nothing should write it, and any file can say it. */
    { .ended = TRUE, .scale_max = 100, .cut = 70, .value = 180, .low = -50, .high = 250 },
    { .ended = TRUE },
  };

  draw (g_object_new (EXAM_TYPE_SCORE_CHART, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      GtkWidget *chart = g_object_new (EXAM_TYPE_SCORE_CHART, NULL);

      exam_score_chart_set_record (EXAM_SCORE_CHART (chart), &records[i]);
      draw (chart);
    }
}

static ExamPace *
make_pace (guint  n_points,
           gint64 step,
           guint  n_items,
           gint64 elapsed,
           gint64 limit)
{
  ExamPace *pace = g_new0 (ExamPace, 1);

  pace->points = g_array_new (FALSE, FALSE, sizeof (ExamPacePoint));
  for (guint i = 0; i < n_points; i++)
    {
      const ExamPacePoint point = { .at = step * (i + 1), .n_answered = i + 1 };

      g_array_append_val (pace->points, point);
    }
  pace->n_items = n_items;
  pace->elapsed = elapsed;
  pace->limit = limit;
  return pace;
}

static void
test_pace_chart (void)
{
  const gint64 minute = 60 * (gint64) G_USEC_PER_SEC;
  ExamPace *paces[] = {
    make_pace (0, 0, 0, 0, 0), make_pace (0, 0, 100, 0, 120 * minute), make_pace (0, 0, 100, 120 * minute, 120 * minute),
    make_pace (100, 0, 100, 0, 0), make_pace (100, minute, 100, 100 * minute, 120 * minute),
    make_pace (3, minute, 3, 500 * minute, 0), make_pace (10, 60 * minute, 10, 600 * minute, 120 * minute),
  };

  draw (g_object_new (EXAM_TYPE_PACE_CHART, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      GtkWidget *chart = g_object_new (EXAM_TYPE_PACE_CHART, NULL);

      exam_pace_chart_take_pace (EXAM_PACE_CHART (chart), paces[i]);
      draw (chart);
    }
}

/* A view with @n sittings like @model, a day apart. */
static GtkWidget *
make_trend_view (const ExamSittingRecord *model,
                 guint                    n)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);
  GtkWidget *view = g_object_new (EXAM_TYPE_TREND_VIEW, NULL);

  for (guint i = 0; i < n; i++)
    {
      ExamSittingRecord *record = exam_sitting_record_copy (model);

      record->id = i + 1;
      g_free (record->format_name);
      record->format_name = g_strdup ("CPC · Certified Professional Coder");
      if (record->candidate == NULL)
        record->candidate = g_strdup (i % 2 == 0 ? "Ana" : "Eva");
      record->started_at += i * G_TIME_SPAN_DAY;
      record->is_short = i % 2 == 0;
      record->rules.time_percent = i % 4 < 2 ? 100 : EXAM_RULES_UNTIMED;
      record->cut += i % 5 == 3 ? 5 : 0;
      g_ptr_array_add (records, record);
    }
  exam_trend_view_set_records (EXAM_TREND_VIEW (view), records);
  return view;
}

static void
test_trend_view (void)
{
  static const guint numbers[] = { 0, 1, 2, 12, 2000 };
  const ExamSittingRecord records[] = {
    { .ended = TRUE, .scaled = TRUE, .scale_min = 100, .scale_max = 400, .cut = 300, .value = 100, .low = 100, .high = 100 },
    { .ended = TRUE, .scaled = TRUE, .scale_min = 100, .scale_max = 400, .cut = 300, .value = 400, .low = 400, .high = 400,
      .passed = TRUE },
    { .ended = TRUE, .scale_max = 100, .cut = 70, .value = 0, .low = 0, .high = 100 },
    { .ended = TRUE, .scale_max = 100, .cut = 70, .value = 180, .low = -50, .high = 250 },
    { .ended = TRUE },
    { .ended = TRUE, .scale_max = INFINITY, .cut = NAN, .value = NAN, .low = -INFINITY, .high = INFINITY },
  };

  draw (g_object_new (EXAM_TYPE_TREND_CHART, NULL));
  draw (g_object_new (EXAM_TYPE_TREND_LEGEND, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
      draw (make_trend_view (&records[i], numbers[j]));
}

/* Does what the widget has bound to a key. Returns: whether it took it */
static gboolean
press (GtkWidget *widget,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static void
opened_cb (gint64 *opened,
           gint64  sitting_id)
{
  *opened = sitting_id;
}

static const char *
get_label (GtkWidget  *view,
           const char *name)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_template_child (view, EXAM_TYPE_TREND_VIEW, name)));
}

/* What the chart says on the way is what its points are, and Return opens the one that was come to. */
static void
test_trend_keys (void)
{
  static const struct { int point; const char *text; } cases[] = {
    { 0, "1970" }, { 11, "12 January 1970" }, { -1, "arrow keys" },
  };
  const ExamSittingRecord model = { .ended = TRUE, .scale_max = 100, .cut = 70, .value = 72.9, .low = 60, .high = 80,
                                    .passed = TRUE, .started_at = 12 * G_TIME_SPAN_HOUR };
  GtkWidget *view = g_object_ref_sink (make_trend_view (&model, 12));
  GObject *chart = gtk_widget_get_template_child (view, EXAM_TYPE_TREND_VIEW, "chart");
  gint64 opened = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_signal_emit_by_name (chart, "pointed", cases[i].point, TRUE);
      g_test_message ("%s", get_label (view, "point_label"));
      g_assert_nonnull (strstr (get_label (view, "point_label"), cases[i].text));
    }
  g_signal_emit_by_name (chart, "pointed", 11, FALSE);
  g_assert_nonnull (strstr (get_label (view, "point_label"), "Score 72 %, with an interval from 60 % to 80 %"));
  g_assert_nonnull (strstr (get_label (view, "note_label"), "not always the same"));
  g_assert_nonnull (strstr (get_label (view, "note_label"), "more than one candidate"));

  g_signal_connect_swapped (view, "opened", G_CALLBACK (opened_cb), &opened);
  g_assert_true (press (GTK_WIDGET (chart), GDK_KEY_Return));
  g_assert_cmpint (opened, ==, 12);
  g_assert_true (press (GTK_WIDGET (chart), GDK_KEY_Left));
  g_assert_true (press (GTK_WIDGET (chart), GDK_KEY_Return));
  g_assert_cmpint (opened, ==, 11);
  g_assert_true (press (GTK_WIDGET (chart), GDK_KEY_Home));
  g_assert_true (press (GTK_WIDGET (chart), GDK_KEY_Left));
  g_assert_true (press (GTK_WIDGET (chart), GDK_KEY_Right));
  g_assert_true (press (GTK_WIDGET (chart), GDK_KEY_Return));
  g_assert_cmpint (opened, ==, 2);
  g_assert_true (press (GTK_WIDGET (chart), GDK_KEY_End));
  g_assert_true (press (GTK_WIDGET (chart), GDK_KEY_Return));
  g_assert_cmpint (opened, ==, 12);
  g_assert_finalize_object (view);
}

/* --- Pacing --- */

/* Items answered a minute after one another, some of them late, for a limit in minutes. */
static ExamPacing *
make_pacing (guint n_answered,
             guint n_items,
             int   seconds,
             int   minutes)
{
  g_autoptr (ExamFormat) format = exam_format_new ();
  g_autoptr (ExamForm) form = NULL;
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  guint sequence = 0;
  gint64 at = 0;

  g_ptr_array_add (format->domains, exam_domain_new ("a", "A"));
  format->review_allowed = TRUE;
  form = exam_form_new (format, 1, (guint) minutes, FALSE);
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, "a", 4, "B");

      exam_form_add (form, item, NULL, FALSE, NULL);
    }
  g_ptr_array_add (events, exam_event_new (++sequence, EXAM_EVENT_BEGIN, 0, 0, 0, NULL));
  for (guint i = 0; i < n_answered; i++)
    {
      at += seconds * (gint64) G_USEC_PER_SEC * (i % 3 + 1);
      if (i > 0)
        g_ptr_array_add (events, exam_event_new (++sequence, EXAM_EVENT_SHOW, (int) i, at, 0, NULL));
      g_ptr_array_add (events, exam_event_new (++sequence, EXAM_EVENT_ANSWER, (int) i, at, 0, "B"));
    }
  g_ptr_array_add (events, exam_event_new (++sequence, EXAM_EVENT_SHOW, 0, at, 0, NULL));
  g_ptr_array_add (events, exam_event_new (++sequence, EXAM_EVENT_END, -1, at + G_USEC_PER_SEC, 0, NULL));
  return exam_pacing_new (form, events, minutes * 60 * (gint64) G_USEC_PER_SEC);
}

static void
pointed_cb (char     **text,
            int        index,
            gboolean   by_keyboard,
            GtkWidget *chart)
{
  g_free (*text);
  *text = exam_point_chart_describe (EXAM_POINT_CHART (chart), exam_point_chart_get_current (EXAM_POINT_CHART (chart)));
}

static void
test_pacing_chart (void)
{
  const struct { guint n_answered, n_items; int seconds, minutes; } cases[] = {
    { 0, 0, 0, 0 }, { 0, 10, 0, 10 }, { 1, 1, 0, 1 }, { 10, 10, 1, 10 }, { 10, 10, 60, 10 }, { 5, 10, 3000, 10 }, { 200, 200, 60, 0 },
    { 200, 200, 72, 1000 },
  };
  GtkWidget *chart = g_object_ref_sink (g_object_new (EXAM_TYPE_PACING_CHART, NULL));
  g_autofree char *text = NULL;

  draw (g_object_new (EXAM_TYPE_PACING_CHART, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *drawn = g_object_new (EXAM_TYPE_PACING_CHART, NULL);

      exam_pacing_chart_take_pacing (EXAM_PACING_CHART (drawn), make_pacing (cases[i].n_answered, cases[i].n_items,
                                                                             cases[i].seconds, cases[i].minutes));
      draw (drawn);
    }

  /* Answered after 20, 60 and 120 seconds, where a minute is due for each. */
  exam_pacing_chart_take_pacing (EXAM_PACING_CHART (chart), make_pacing (3, 10, 20, 10));
  g_signal_connect_swapped (chart, "pointed", G_CALLBACK (pointed_cb), &text);
  g_assert_true (press (chart, GDK_KEY_Home));
  g_assert_cmpstr (text, ==, "At 0:20: 1 of 10 questions answered, 40 seconds ahead");
  g_assert_true (press (chart, GDK_KEY_Right));
  g_assert_cmpstr (text, ==, "At 1:00: 2 of 10 questions answered, 1 minute ahead");
  g_assert_true (press (chart, GDK_KEY_End));
  g_assert_cmpstr (text, ==, "At 2:01: 3 of 10 questions answered, 59 seconds ahead");
  g_assert_finalize_object (chart);
}

/* --- Domains over time, and figures as a table --- */

static ExamTrend *
make_trend (guint n)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < n; i++)
    {
      const ExamSittingRecord record = { .id = i + 1, .format_id = (char *) "exam", .format_name = (char *) "Exam",
                                         .candidate = (char *) "", .ended = TRUE, .scale_max = 100, .cut = 70,
                                         .started_at = i * G_TIME_SPAN_DAY + G_TIME_SPAN_HOUR * 12,
                                         .rules = { FALSE, 100, FALSE }, .is_short = i % 2 };

      g_ptr_array_add (records, exam_sitting_record_copy (&record));
    }
  return exam_trend_new (records, "exam", zone);
}

static GPtrArray *
make_domains (const ExamTrend *trend)
{
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (ExamDomainResult));

  for (guint i = 0; i < trend->records->len; i++)
    {
      const ExamDomainResult rows[] = {
        { .sitting_id = i + 1, .domain = "a", .points = i % 5, .n_items = 4 },
        { .sitting_id = i + 1, .domain = "A domain with a name that is longer than its chart is wide", .points = 1, .n_items = i % 3 },
      };

      g_array_append_vals (results, rows, G_N_ELEMENTS (rows));
    }
  return exam_domain_trend_list (trend, results, NULL);
}

static GtkWidget *
find_chart (GtkWidget *widget)
{
  GtkWidget *found = EXAM_IS_POINT_CHART (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chart (child);
  return found;
}

static void
domain_opened_cb (guint *opened,
                  guint  index)
{
  *opened = index;
}

static void
test_domains_view (void)
{
  static const guint numbers[] = { 1, 2, 12, 2000 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (ExamTrend) trend = make_trend (numbers[i]);
      g_autoptr (GPtrArray) domains = make_domains (trend);
      GtkWidget *view = g_object_ref_sink (g_object_new (EXAM_TYPE_DOMAINS_VIEW, NULL));
      guint opened = G_MAXUINT;
      GtkWidget *chart;
      g_autofree char *text = NULL;

      exam_domains_view_show (EXAM_DOMAINS_VIEW (view), trend, domains, i % 2 == 0 ? 0.7 : -1);
      chart = find_chart (view);
      text = exam_point_chart_describe (EXAM_POINT_CHART (chart), 0);
      g_assert_cmpstr (text, ==, "0 % · 0 of 4\n1 Jan 1970 · 0–49 %");
      g_signal_connect_swapped (view, "opened", G_CALLBACK (domain_opened_cb), &opened);
      g_assert_true (press (chart, GDK_KEY_Return));
      g_assert_cmpuint (opened, ==, numbers[i] - 1);
      draw (view);

      /* What is told of the focus after the results have gone is not looked up in them. */
      exam_domains_view_clear (EXAM_DOMAINS_VIEW (view));
      g_clear_pointer (&domains, g_ptr_array_unref);
      g_assert_null (exam_point_chart_describe (EXAM_POINT_CHART (chart), 0));
      g_object_notify (G_OBJECT (chart), "has-focus");
      g_assert_finalize_object (view);
    }
}

static void
test_data_table (void)
{
  const char *const headings[] = { "Date", "Score", "Remarks", NULL };
  const char *const cells[] = { "Today", "72 %", "", NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (headings);
  g_autoptr (GListStore) rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  GtkWidget *table = g_object_ref_sink (g_object_new (EXAM_TYPE_DATA_TABLE, NULL));

  exam_data_table_fill (EXAM_DATA_TABLE (table), names, G_LIST_MODEL (rows));
  g_assert_cmpuint (exam_data_table_get_n_rows (EXAM_DATA_TABLE (table)), ==, 0);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GtkStringList) row = gtk_string_list_new (cells);

      g_list_store_append (rows, row);
    }
  for (guint i = 0; i < 2; i++)
    exam_data_table_fill (EXAM_DATA_TABLE (table), names, G_LIST_MODEL (rows));
  g_assert_cmpuint (exam_data_table_get_n_rows (EXAM_DATA_TABLE (table)), ==, 2000);
  draw (table);
  g_assert_finalize_object (table);
}

/* Returns: how many of the cells that are there have such a text */
static guint
count_cells (GtkWidget  *widget,
             const char *text)
{
  guint n = GTK_IS_INSCRIPTION (widget) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_cells (child, text);
  return n;
}

static GtkWidget *
find_cell (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_INSCRIPTION (widget) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, text);
  return found;
}

static GListModel *
make_rows (guint       n_rows,
           const char *what)
{
  GListStore *rows = g_list_store_new (GTK_TYPE_STRING_LIST);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("%s %u", what, i);
      const char *const cells[] = { number, what, NULL };
      g_autoptr (GtkStringList) row = gtk_string_list_new (cells);

      g_list_store_append (rows, row);
    }
  return G_LIST_MODEL (rows);
}

/* Other figures come into the cells that are there; fewer rows, or other columns, leave nothing of those before. */
static void
test_data_table_again (void)
{
  const char *const headings[] = { "Date", "Score", NULL };
  const char *const others[] = { "Date", "Interval", NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (headings);
  g_autoptr (GtkStringList) same_names = gtk_string_list_new (headings);
  g_autoptr (GtkStringList) other_names = gtk_string_list_new (others);
  g_autoptr (GListModel) before = make_rows (8, "before");
  g_autoptr (GListModel) after = make_rows (5, "after");
  GtkWidget *window = gtk_window_new ();
  ExamDataTable *table = g_object_new (EXAM_TYPE_DATA_TABLE, NULL);
  GtkWidget *cell;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (table));
  exam_data_table_fill (table, names, before);
  cell = find_cell (GTK_WIDGET (table), "before 2");
  g_assert_nonnull (cell);
  g_assert_cmpuint (count_cells (GTK_WIDGET (table), "before"), ==, 8);

  exam_data_table_fill (table, same_names, after);
  g_assert_true (find_cell (GTK_WIDGET (table), "after 2") == cell);
  g_assert_cmpuint (count_cells (GTK_WIDGET (table), "before"), ==, 0);
  g_assert_cmpuint (count_cells (GTK_WIDGET (table), "after"), ==, 5);
  g_assert_cmpuint (exam_data_table_get_n_rows (table), ==, 5);

  exam_data_table_fill (table, other_names, before);
  g_assert_cmpuint (count_cells (GTK_WIDGET (table), "before"), ==, 8);
  g_assert_cmpuint (count_cells (GTK_WIDGET (table), "after"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_share_bar (void)
{
  static const double shares[] = { 0, 0.5, 1, -3, 17 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    draw (exam_share_bar_new (shares[i], shares[G_N_ELEMENTS (shares) - 1 - i], "Share"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/templates", test_templates);
  g_test_add_func ("/widgets/time-text", test_time_text);
  g_test_add_func ("/widgets/format-text", test_format_text);
  g_test_add_func ("/widgets/bundled-formats", test_bundled_formats);
  g_test_add_func ("/widgets/text-scale", test_text_scale);
  g_test_add_func ("/widgets/rich-text", test_rich_text);
  g_test_add_func ("/widgets/wrapped-table", test_wrapped_table);
  g_test_add_func ("/widgets/highlights", test_highlights);
  g_test_add_func ("/widgets/column-layout", test_column_layout);
  g_test_add ("/widgets/options/kept", ItemFixture, NULL, set_up_items, test_rows_kept, tear_down_items);
  g_test_add ("/widgets/options/kinds", ItemFixture, NULL, set_up_items, test_row_kinds, tear_down_items);
  g_test_add_func ("/widgets/score-chart", test_score_chart);
  g_test_add_func ("/widgets/pace-chart", test_pace_chart);
  g_test_add_func ("/widgets/trend-view", test_trend_view);
  g_test_add_func ("/widgets/trend-keys", test_trend_keys);
  g_test_add_func ("/widgets/pacing-chart", test_pacing_chart);
  g_test_add_func ("/widgets/domains-view", test_domains_view);
  g_test_add_func ("/widgets/data-table", test_data_table);
  g_test_add_func ("/widgets/data-table/again", test_data_table_again);
  g_test_add_func ("/widgets/share-bar", test_share_bar);

  return g_test_run ();
}
