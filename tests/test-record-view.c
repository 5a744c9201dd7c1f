/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "app/question/exam-item-view.h"
#include "app/question/exam-record-view.h"
#include "app/question/exam-rich-text.h"
#include "app/shared/exam-wrap-layout.h"
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

/* --- Keys --- */

static GtkWidget *
show (GtkWidget *widget)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 600);
  gtk_window_present (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return window;
}

static GtkWidget *
get_focus (GtkWidget *window)
{
  return gtk_window_get_focus (GTK_WINDOW (window));
}

static gboolean
press_on (GtkWidget *widget,
          guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
  return taken;
}

/* What a shortcut of @widget does whose keys are @keys. */
static gboolean
activate_shortcut (GtkWidget  *widget,
                   const char *keys)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, keys))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static const char *
get_shown (GtkWidget *view)
{
  GtkStack *stack = get_child (view, EXAM_TYPE_RECORD_VIEW, "stack");

  return gtk_stack_page_get_title (gtk_stack_get_page (stack, gtk_stack_get_visible_child (stack)));
}

/* The tabs are one stop for the Tab key; arrows go along them, and Ctrl with Page Up and Page Down from anywhere. */
static void
test_keys (void)
{
  static const char *const titles[] = { "History", "Operative report", "Discharge summary", NULL };
  g_autoptr (ExamCase) record = make_case (titles);
  GtkWidget *view = g_object_new (EXAM_TYPE_RECORD_VIEW, NULL);
  GtkWidget *tabs = get_child (view, EXAM_TYPE_RECORD_VIEW, "tabs");
  GtkWidget *stack = get_child (view, EXAM_TYPE_RECORD_VIEW, "stack");
  GtkWidget *window;

  exam_record_view_set_case (EXAM_RECORD_VIEW (view), record);
  window = show (view);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);

  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_true (get_focus (window) == gtk_widget_get_first_child (tabs));
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (get_focus (window), stack));
  g_assert_false (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_BACKWARD));
  g_assert_true (get_focus (window) == gtk_widget_get_first_child (tabs));

  g_assert_true (press_on (tabs, GDK_KEY_Right));
  g_assert_cmpstr (get_shown (view), ==, "Operative report");
  g_assert_true (get_focus (window) == gtk_widget_get_next_sibling (gtk_widget_get_first_child (tabs)));
  g_assert_true (press_on (tabs, GDK_KEY_End));
  g_assert_cmpstr (get_shown (view), ==, "Discharge summary");
  g_assert_true (press_on (tabs, GDK_KEY_Right));
  g_assert_cmpstr (get_shown (view), ==, "Discharge summary");
  g_assert_true (press_on (tabs, GDK_KEY_Home));
  g_assert_cmpstr (get_shown (view), ==, "History");
  g_assert_false (press_on (tabs, GDK_KEY_a));
  gtk_widget_set_direction (view, GTK_TEXT_DIR_RTL);
  g_assert_true (press_on (tabs, GDK_KEY_Left));
  g_assert_cmpstr (get_shown (view), ==, "Operative report");
  g_assert_false (gtk_widget_child_focus (view, GTK_DIR_TAB_BACKWARD));

  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_true (activate_shortcut (view, "<Control>Page_Down"));
  g_assert_cmpstr (get_shown (view), ==, "Discharge summary");
  g_assert_true (gtk_widget_is_ancestor (get_focus (window), gtk_stack_get_visible_child (GTK_STACK (stack))));
  g_assert_true (activate_shortcut (view, "<Control>Page_Up"));
  g_assert_cmpstr (get_shown (view), ==, "Operative report");

  exam_record_view_set_case (EXAM_RECORD_VIEW (view), NULL);
  g_assert_false (activate_shortcut (view, "<Control>Page_Up"));
  exam_record_view_turn (EXAM_RECORD_VIEW (view), 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is made of a case while it is written stays at the document that is looked at. */
static void
test_same_case (void)
{
  static const char *const before[] = { "History", "Operative report", NULL };
  static const char *const renamed[] = { "History", "Operation", NULL };
  static const char *const more[] = { "History", "Operation", "Discharge summary", NULL };
  static const char *const fewer[] = { "History", NULL };
  const char *const *const cases[] = { before, renamed, more, fewer };
  static const char *const shown[] = { "Operative report", "Operation", "Operation", "History" };
  ExamRecordView *view = g_object_ref_sink (g_object_new (EXAM_TYPE_RECORD_VIEW, NULL));
  GtkWidget *stack = get_child (view, EXAM_TYPE_RECORD_VIEW, "stack");
  GtkWidget *first = NULL;
  g_autoptr (ExamCase) other = exam_case_new ("other", "Other", "inpatient");
  g_autoptr (ExamText) text = exam_text_new_from_plain ("Other text");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExamCase) record = make_case (cases[i]);

      exam_record_view_set_case (view, record);
      if (i == 0)
        exam_record_view_turn (view, 1);
      g_assert_cmpstr (get_shown (GTK_WIDGET (view)), ==, shown[i]);
      if (i == 1)
        g_assert_true (gtk_widget_get_first_child (stack) == first);
      first = gtk_widget_get_first_child (stack);
    }

  exam_case_add_document (other, "One", text);
  exam_case_add_document (other, "Two", text);
  exam_record_view_set_case (view, other);
  g_assert_cmpstr (get_shown (GTK_WIDGET (view)), ==, "One");
  g_assert_finalize_object (view);
}

/* No caret stands before a text that the program leads to; there is one for who comes by key, or moves it. */
static void
test_caret (void)
{
  g_autoptr (ExamText) text = exam_text_new_from_markup ("<p>One</p><p>Two</p>", -1);
  GtkWidget *rich_text = exam_rich_text_new ();
  GtkWidget *window = show (rich_text);

  exam_rich_text_set_selectable (EXAM_RICH_TEXT (rich_text), TRUE);
  exam_rich_text_set_text (EXAM_RICH_TEXT (rich_text), text);
  g_assert_true (gtk_widget_grab_focus (rich_text));
  g_assert_true (gtk_widget_has_css_class (rich_text, "quiet"));
  g_signal_emit_by_name (get_focus (window), "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE);
  g_assert_false (gtk_widget_has_css_class (rich_text, "quiet"));

  g_assert_true (gtk_widget_grab_focus (rich_text));
  g_assert_true (gtk_widget_has_css_class (rich_text, "quiet"));
  g_assert_true (gtk_widget_child_focus (rich_text, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_has_css_class (rich_text, "quiet"));
  gtk_window_destroy (GTK_WINDOW (window));
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

static void
place (GtkWidget *widget,
       int        width)
{
  measure (widget, GTK_ORIENTATION_HORIZONTAL, -1);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { 0, 0, width, 600 }, -1);
}

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
  GtkPaned *paned = GTK_PANED (gtk_widget_get_ancestor (get_child (view, EXAM_TYPE_ITEM_VIEW, "scrolled"), GTK_TYPE_PANED));

  graphene_rect_t record_bounds, question_bounds;

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
      place (GTK_WIDGET (view), 1200);
      g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)), ==, GTK_ORIENTATION_HORIZONTAL);
      if (position > 0)
        g_assert_cmpint (gtk_paned_get_position (paned), ==, position == 1 ? 600 : 500);

      /* As the candidate moves it */
      if (position == 1)
        gtk_paned_set_position (paned, 500);
    }

  /* Beside each other as long as there is room to read, above each other where there is not: nothing is cut off. */
  place (GTK_WIDGET (view), 780);
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)), ==, GTK_ORIENTATION_HORIZONTAL);
  place (GTK_WIDGET (view), 400);
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)), ==, GTK_ORIENTATION_VERTICAL);
  g_assert_cmpint (gtk_paned_get_position (paned), ==, 300);
  record_bounds = get_bounds (get_child (view, EXAM_TYPE_ITEM_VIEW, "record_view"), GTK_WIDGET (view));
  question_bounds = get_bounds (get_child (view, EXAM_TYPE_ITEM_VIEW, "scrolled"), GTK_WIDGET (view));
  g_assert_cmpfloat (record_bounds.origin.x, ==, 0);
  g_assert_cmpfloat (record_bounds.size.width, ==, 400);
  g_assert_cmpfloat (question_bounds.origin.x, ==, 0);
  g_assert_cmpfloat (question_bounds.size.width, ==, 400);
  g_assert_cmpfloat (question_bounds.origin.y, >=, record_bounds.origin.y + record_bounds.size.height);
  place (GTK_WIDGET (view), 1200);
  g_assert_cmpint (gtk_paned_get_position (paned), ==, 600);

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
  g_test_add_func ("/record-view/keys", test_keys);
  g_test_add_func ("/record-view/same-case", test_same_case);
  g_test_add_func ("/record-view/caret", test_caret);
  g_test_add_func ("/record-view/wide-table", test_wide_table);
  g_test_add_func ("/record-view/units", test_units);
  g_test_add_func ("/record-view/divider", test_divider);
  return g_test_run ();
}
