/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "app/exam-item-view.h"
#include "app/exam-record-view.h"
#include "app/exam-rich-text.h"
#include "app/exam-wrap-layout.h"
#include "exam-manual-clock.h"
#include "test-support.h"

/* The record of a case beside its questions: nothing of it is out of sight that has room. */

static int
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
allocate (GtkWidget *widget,
          int        width)
{
  int height;

  measure (widget, GTK_ORIENTATION_HORIZONTAL, -1);
  height = measure (widget, GTK_ORIENTATION_VERTICAL, width);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { 0, 0, width, height }, -1);
  return height;
}

static graphene_rect_t
get_bounds (GtkWidget *widget,
            GtkWidget *within)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, within, &bounds));
  return bounds;
}

/* --- Lines of tabs --- */

static void
test_wrap_layout (void)
{
  GtkWidget *box = g_object_ref_sink (adw_bin_new ());
  GtkWidget *children[4];
  int natural;

  gtk_widget_set_layout_manager (box, exam_wrap_layout_new ());
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = gtk_picture_new ();
      gtk_widget_set_size_request (children[i], 60, 20);
      gtk_widget_set_parent (children[i], box);
    }
  gtk_widget_set_visible (children[2], FALSE);

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 180);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1), ==, 60);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 180), ==, 20);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 179), ==, 40);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 60), ==, 60);

  allocate (box, 130);
  g_assert_cmpfloat (get_bounds (children[1], box).origin.x, ==, 60);
  g_assert_cmpfloat (get_bounds (children[1], box).origin.y, ==, 0);
  g_assert_cmpfloat (get_bounds (children[3], box).origin.x, ==, 0);
  g_assert_cmpfloat (get_bounds (children[3], box).origin.y, ==, 20);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  allocate (box, 130);
  g_assert_cmpfloat (get_bounds (children[0], box).origin.x, ==, 70);
  g_assert_cmpfloat (get_bounds (children[1], box).origin.x, ==, 10);
  g_assert_cmpfloat (get_bounds (children[3], box).origin.x, ==, 70);

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_unparent (children[i]);
  g_object_unref (box);
}

static ExamCase *
make_case (const char *const *titles)
{
  ExamCase *exam_case = exam_case_new ("case", "Case", "inpatient");

  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_autoptr (ExamText) text = exam_text_new_from_markup ("<p>Some text</p>", -1);

      exam_case_add_document (exam_case, titles[i], text);
    }
  return exam_case;
}

static gpointer
get_child (gpointer    widget,
           GType       type,
           const char *name)
{
  return gtk_widget_get_template_child (widget, type, name);
}

/* Six documents have no room in one line of half a window: none is left out. */
static void
test_tabs (void)
{
  static const char *const titles[] = {
    "History and physical, orthopedics", "Operative report", "Procedure note", "Laboratory and nursing data",
    "Query and response", "Discharge summary", NULL
  };
  static const char *const others[] = { "Office note", NULL };
  g_autoptr (ExamCase) record = make_case (titles);
  g_autoptr (ExamCase) other = make_case (others);
  ExamRecordView *view = g_object_ref_sink (g_object_new (EXAM_TYPE_RECORD_VIEW, NULL));
  GtkWidget *tabs = get_child (view, EXAM_TYPE_RECORD_VIEW, "tabs");
  guint n_tabs = 0;

  exam_record_view_set_case (view, record);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (view), &(GtkAllocation) { 0, 0, 400, 500 }, -1);
  for (GtkWidget *tab = gtk_widget_get_first_child (tabs); tab != NULL; tab = gtk_widget_get_next_sibling (tab), n_tabs++)
    {
      graphene_rect_t bounds = get_bounds (tab, GTK_WIDGET (view));

      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (tab)), ==, GTK_ACCESSIBLE_ROLE_TAB);
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 400);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, 200);
    }
  g_assert_cmpuint (n_tabs, ==, 6);

  exam_record_view_set_case (view, other);
  g_assert_true (gtk_widget_get_first_child (tabs) == gtk_widget_get_last_child (tabs));
  exam_record_view_set_case (view, NULL);
  g_assert_null (gtk_widget_get_first_child (tabs));
  g_assert_finalize_object (view);
}

/* --- Tables --- */

static void
list_labels (GtkWidget *widget,
             GPtrArray *labels)
{
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (labels, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_labels (child, labels);
}

/* A table of many columns breaks the lines of its cells where that makes it fit, and scrolls where it would break words. */
static void
test_wide_table (void)
{
  g_autoptr (ExamText) text = exam_text_new_from_markup (
    "<table><tr><th>Time</th><th>Drug</th><th>Dose</th><th>Route</th><th>Supply</th></tr>"
    "<tr><td>11:10</td><td>Darbepoetin alfa</td><td>200 micrograms</td><td>under the skin</td>"
    "<td>one prefilled syringe, 200 micrograms</td></tr></table>", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GtkWidget *rich_text = g_object_ref_sink (exam_rich_text_new ());
  int broad, middle;

  exam_rich_text_set_text (EXAM_RICH_TEXT (rich_text), text);
  list_labels (rich_text, labels);
  g_assert_cmpint (measure (rich_text, GTK_ORIENTATION_HORIZONTAL, -1), <, 200);

  broad = allocate (rich_text, 1200);
  middle = allocate (rich_text, 560);
  g_assert_cmpint (middle, >, broad);
  for (guint i = 0; i < labels->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (labels, i);
      graphene_rect_t bounds = get_bounds (label, rich_text);

      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 560);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, middle);
      g_assert_cmpint (gtk_widget_get_height (label), >=, measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label)));
    }

  /* The last column is beside what is in sight; that takes room for the bar, and none from the text. */
  g_assert_cmpint (allocate (rich_text, 200), >, middle);
  g_assert_cmpfloat (get_bounds (g_ptr_array_index (labels, 4), rich_text).origin.x, >=, 200);
  for (guint i = 0; i < labels->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (labels, i);

      g_assert_cmpint (gtk_widget_get_height (label), >=, measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label)));
    }
  g_assert_finalize_object (rich_text);
}

/* --- Units --- */

/* Where the lines of a label begin, at any width, no unit is torn from its figure nor apart. */
static void
test_units (void)
{
  static const char *const torn[] = { "L", "dL", "mmol/L", "mg/dL", "mEq", "cm", "kg/", NULL };
  const char *markup = "<p>Potassium <b>6.4</b> mmol/L, then 5.8 mmol/L; creatinine 2.1 mg/dL. Chloride 40 mEq, 3.5 cm, a/b.</p>";
  g_autoptr (ExamText) text = exam_text_new_from_markup (markup, -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GtkWidget *rich_text = g_object_ref_sink (exam_rich_text_new ());
  GtkLabel *label;

  exam_rich_text_set_text (EXAM_RICH_TEXT (rich_text), text);
  list_labels (rich_text, labels);
  g_assert_cmpuint (labels->len, ==, 1);
  label = g_ptr_array_index (labels, 0);
  g_assert_cmpstr (gtk_label_get_text (label), ==,
                   "Potassium 6.4 mmol/L, then 5.8 mmol/L; creatinine 2.1 mg/dL. Chloride 40 mEq, 3.5 cm, a/b.");

  for (int width = 160; width < 500; width += 7)
    {
      const char *whole = gtk_label_get_text (label);
      PangoLayout *layout;

      allocate (rich_text, width);
      layout = gtk_label_get_layout (label);
      for (int i = 1; i < pango_layout_get_line_count (layout); i++)
        {
          const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
          g_autofree char *begin = g_strndup (whole + line->start_index, 8);

          /* Where markup parts the figure from the unit, they may part. */
          for (guint j = 0; torn[j] != NULL; j++)
            if (!g_str_has_prefix (begin, "mmol/L, "))
              g_assert_false (g_str_has_prefix (begin, torn[j]));
        }
    }
  g_assert_finalize_object (rich_text);
}

/* --- Record and question --- */

/* The line between stays where it is, whatever the question is. */
static void
test_divider (void)
{
  static const char *const titles[] = { "History and physical", "Discharge summary", NULL };
  const ExamRules rules = { .time_percent = 100 };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "ccs-2025");
  const char *domain = ((const ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  g_autoptr (ExamForm) form = exam_form_new (format, 1, 60, FALSE);
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamCase) record = make_case (titles);
  g_autoptr (ExamItem) alone = test_make_choice ("alone", domain, 4, "B");
  g_autoptr (ExamItem) choice = test_make_choice ("choice", domain, 4, "B");
  g_autoptr (ExamItem) codes = test_make_codes ("codes", domain, TRUE, "C18.7");
  ExamSitting *sitting;
  ExamItemView *view = g_object_ref_sink (g_object_new (EXAM_TYPE_ITEM_VIEW, NULL));
  GtkPaned *paned = get_child (view, EXAM_TYPE_ITEM_VIEW, "paned");

  exam_item_set_case (choice, record);
  exam_item_set_case (codes, record);
  exam_form_add (form, alone, NULL, FALSE, NULL);
  exam_form_add (form, choice, NULL, FALSE, NULL);
  exam_form_add (form, codes, NULL, FALSE, NULL);
  sitting = exam_sitting_new (form, &rules, EXAM_CLOCK (clock));
  exam_sitting_begin (sitting);
  exam_item_view_set_sitting (view, sitting);

  for (guint position = 0; position < 3; position++)
    {
      exam_sitting_go_to (sitting, position);
      exam_item_view_show_item (view);
      gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (GTK_WIDGET (view), &(GtkAllocation) { 0, 0, 1200, 600 }, -1);
      if (position > 0)
        g_assert_cmpint (gtk_paned_get_position (paned), ==, position == 1 ? 600 : 500);

      /* As the candidate moves it */
      if (position == 1)
        gtk_paned_set_position (paned, 500);
    }

  g_assert_finalize_object (view);
  g_object_unref (sitting);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/record-view/wrap-layout", test_wrap_layout);
  g_test_add_func ("/record-view/tabs", test_tabs);
  g_test_add_func ("/record-view/wide-table", test_wide_table);
  g_test_add_func ("/record-view/units", test_units);
  g_test_add_func ("/record-view/divider", test_divider);
  return g_test_run ();
}
