/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "app/author/exam-author-page.h"
#include "app/author/exam-entry-list.h"
#include "app/author/exam-problem-list.h"
#include "app/exam-window.h"
#include "author/exam-entry-order.h"
#include "bank/exam-xml-parser.h"
#include "exam-manual-clock.h"
#include "test-support.h"
#include "test-widgets-shown.h"

/* What stands beside and below the form of the page where banks are written: source, preview and problems keep up with it. */

#define ITEM(id, stem) "  <item id=\"" id "\" domain=\"classification\">\n    <stem>" stem "</stem>\n" \
                       "    <choice><option key='yes'>A &amp; B</option><option>C</option></choice>\n  </item>\n"

/* Long lines, which the source breaks */
#define WORDS "Words that go on and on, so that the line is broken where it is shown, more than once and more than twice. "
#define LONG WORDS WORDS WORDS WORDS

#define BANK "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"mine\" format=\"cca\">\n  <title>My bank</title>\n" \
             "  <case id=\"m-c\" title=\"A case\">\n    <document title='D'>Text</document>\n" \
             ITEM ("m-c1", "Which burn?") ITEM ("m-c2", "Which rule?") "  </case>\n" \
             ITEM ("m-1", LONG) ITEM ("m-2", LONG) ITEM ("m-3", LONG) ITEM ("m-4", LONG) ITEM ("m-5", LONG) \
             ITEM ("m-6", LONG) ITEM ("m-7", LONG) ITEM ("m-8", LONG) ITEM ("m-9", "Which law?") "</bank>\n"

#define FIRST_OPTION "Which burn?</stem>\n    <choice><option key='yes'>A"

enum { CASE, BURN, RULE, LAW = 11 };

static AdwApplication *application;

typedef struct {
  ExamManualClock *clock;
  ExamContext     *context;
  GtkWidget       *window;
  ExamAuthorPage  *page;
  char            *folder;
  char            *path;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->clock = exam_manual_clock_new ();
  self->context = exam_context_new (exam_paths_new (), EXAM_CLOCK (self->clock));
  exam_context_load (self->context);
  WAIT_UNTIL (exam_context_is_loaded (self->context));
  g_settings_reset (exam_context_get_settings (self->context), "author-problems");
  g_settings_reset (exam_context_get_settings (self->context), "author-problems-height");
  test_delete_drafts (self->context);
  self->folder = test_make_folder ();
  self->path = test_write_file (self->folder, "mine.xml", BANK, -1);
  self->window = exam_window_new (application, self->context);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  self->page = EXAM_AUTHOR_PAGE (gtk_widget_get_template_child (self->window, EXAM_TYPE_WINDOW, "author_page"));
  g_assert_true (gtk_widget_activate_action (self->window, "win.write-bank", "s", self->path));
  WAIT_UNTIL (exam_author_page_get_editor (self->page) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->page)));
  test_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_assert_true (exam_store_flush (exam_context_get_store (self->context), 10 * (gint64) G_USEC_PER_SEC));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  WAIT_UNTIL (self->window == NULL);
  exam_context_close (self->context);
  test_settle ();
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->clock);
  test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
act (Fixture    *self,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}

static gpointer
get_part (Fixture    *self,
          const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self->page), EXAM_TYPE_AUTHOR_PAGE, name);
}

static const char *
get_selected (Fixture *self)
{
  ExamEntry *entry = exam_entry_list_get_selected (get_part (self, "entry_list"));

  return entry != NULL ? exam_entry_get_id (entry) : NULL;
}

static void
select_entry (Fixture *self,
              guint    position)
{
  GListModel *entries = exam_bank_editor_get_entries (exam_author_page_get_editor (self->page));
  g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, position);

  exam_entry_list_select (get_part (self, "entry_list"), entry);
}

/* --- Source and preview --- */

static GtkTextView *
show_source (Fixture *self)
{
  gtk_stack_set_visible_child_name (get_part (self, "views"), "source");
  test_settle ();
  return GTK_TEXT_VIEW (test_find_type (get_part (self, "source_slot"), GTK_SOURCE_TYPE_VIEW));
}

/* Types behind the first @anchor, as somebody does who put the cursor there. */
static void
type_behind (GtkTextView *view,
             const char  *anchor,
             const char  *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, anchor, 0, NULL, &end, NULL));
  gtk_text_buffer_place_cursor (buffer, &end);
  g_assert_true (gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE));
  test_settle ();
}

static void
test_undo (Fixture      *self,
           gconstpointer data)
{
  GtkWidget *preview = get_part (self, "preview_slot");
  GtkTextView *view;

  select_entry (self, BURN);
  view = show_source (self);
  WAIT_UNTIL (test_says (preview, "Which burn?"));
  type_behind (view, FIRST_OPTION, "x");
  WAIT_UNTIL (test_says (preview, "Ax & B"));
  act (self, "author.undo");
  WAIT_UNTIL (test_says (preview, "A & B"));
  act (self, "author.redo");
  WAIT_UNTIL (test_says (preview, "Ax & B"));
}

/* What was damaged in the source and is whole again is seen, also where it is just what it was before; undo leads there. */
static void
test_undo_of_damage (Fixture      *self,
                     gconstpointer data)
{
  GtkWidget *preview = get_part (self, "preview_slot");
  GtkTextView *view;

  select_entry (self, BURN);
  view = show_source (self);
  type_behind (view, FIRST_OPTION, "<");
  g_assert_cmpstr (get_selected (self), ==, "m-c1");
  select_entry (self, LAW);
  WAIT_UNTIL (test_says (preview, "Which law?"));
  act (self, "author.undo");
  test_settle ();
  g_assert_cmpstr (get_selected (self), ==, "m-c1");
  WAIT_UNTIL (test_says (preview, "Which burn?"));

  /* While it is damaged there is nothing to see of it. */
  type_behind (view, FIRST_OPTION, "<");
  select_entry (self, LAW);
  WAIT_UNTIL (test_says (preview, "Which law?"));
  select_entry (self, BURN);
  WAIT_UNTIL (!test_says (preview, "Which law?"));
  g_assert_false (test_says (preview, "Which burn?"));
  act (self, "author.undo");
  WAIT_UNTIL (test_says (preview, "Which burn?"));
}

/* The record of a case is damaged with one of its questions, and is there again beside the others. */
static void
test_damage_in_case (Fixture      *self,
                     gconstpointer data)
{
  GtkWidget *preview = get_part (self, "preview_slot");
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  GtkTextView *view;

  select_entry (self, BURN);
  view = show_source (self);
  type_behind (view, FIRST_OPTION, "<");
  select_entry (self, RULE);
  WAIT_UNTIL (test_says (preview, "Which rule?"));
  g_assert_false (test_says (preview, "Text"));

  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, FIRST_OPTION, 0, NULL, &start, NULL));
  end = start;
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_delete (buffer, &start, &end);
  WAIT_UNTIL (test_says (preview, "Which rule?") && test_says (preview, "Text"));
}

/* The source begins where the question is, however many lines before it are broken. */
static void
test_source_place (Fixture      *self,
                   gconstpointer data)
{
  GtkTextView *view;
  GdkRectangle seen, cursor;
  GtkTextIter iter;
  gint64 deadline = g_get_monotonic_time () + 2 * (gint64) G_USEC_PER_SEC;

  select_entry (self, LAW);
  view = show_source (self);
  /* Until everything above has its height */
  while (g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, FALSE);
      gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter,
                                        gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
      gtk_text_view_get_iter_location (view, &iter, &cursor);
      gtk_text_view_get_visible_rect (view, &seen);
    }
  g_test_message ("cursor at %d, %d to %d seen", cursor.y, seen.y, seen.y + seen.height);
  g_assert_cmpint (cursor.y, >=, seen.y);
  g_assert_cmpint (cursor.y + cursor.height, <=, seen.y + seen.height);
}

/* --- List --- */

/* A question that is moved is seen to move: the list does not scroll along with it. */
static void
test_move (Fixture      *self,
           gconstpointer data)
{
  GObject *list = gtk_widget_get_template_child (get_part (self, "entry_list"), EXAM_TYPE_ENTRY_LIST, "list_view");
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  GListModel *entries = exam_bank_editor_get_entries (exam_author_page_get_editor (self->page));
  g_autoptr (ExamEntry) first = g_list_model_get_item (entries, BURN);
  g_autoptr (ExamEntry) before = g_list_model_get_item (entries, BURN + 6);
  gint64 deadline;
  double value;

  /* More than there is room for */
  select_entry (self, LAW);
  for (guint i = 0; i < 12; i++)
    act (self, "author.duplicate");
  exam_entry_list_select (get_part (self, "entry_list"), first);
  gtk_widget_grab_focus (get_part (self, "entry_list"));
  deadline = g_get_monotonic_time () + G_USEC_PER_SEC / 4;
  while (g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  value = gtk_adjustment_get_value (adjustment);
  g_signal_emit_by_name (get_part (self, "entry_list"), "moved", first, NULL, before);
  deadline = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  while (g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (list)));
  g_assert_cmpuint (exam_entry_order_find (entries, first), ==, BURN + 5);
  g_assert_cmpstr (get_selected (self), ==, "m-c1");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
}

/* The entry with the id of the question in the form, which is the first that can be seen. */
static GtkEditable *
find_id (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget) && gtk_widget_get_mapped (widget))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_id (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_form_id (Fixture *self)
{
  GtkEditable *id = find_id (get_part (self, "form_slot"));

  return id != NULL ? gtk_editable_get_text (id) : "";
}

/* The form follows the list a frame later, but is there as soon as somebody may write in it. */
static void
test_select (Fixture      *self,
             gconstpointer data)
{
  GtkWidget *list = get_part (self, "entry_list");

  select_entry (self, LAW);
  WAIT_UNTIL (g_str_equal (get_form_id (self), "m-9"));
  gtk_widget_grab_focus (list);
  select_entry (self, BURN);
  WAIT_UNTIL (g_str_equal (get_form_id (self), "m-c1"));
  WAIT_UNTIL (test_says (get_part (self, "preview_slot"), "Which burn?"));

  /* Who writes in the form */
  gtk_widget_grab_focus (GTK_WIDGET (find_id (get_part (self, "form_slot"))));
  select_entry (self, LAW);
  g_assert_cmpstr (get_form_id (self), ==, "m-9");

  /* Who goes from the list to the form */
  gtk_widget_grab_focus (list);
  select_entry (self, BURN);
  g_signal_emit_by_name (list, "activated", exam_entry_list_get_selected (EXAM_ENTRY_LIST (list)));
  g_assert_cmpstr (get_form_id (self), ==, "m-c1");

  /* What is deleted is not shown any more */
  gtk_widget_grab_focus (list);
  act (self, "author.delete");
  g_assert_cmpstr (get_form_id (self), !=, "m-c1");
  g_assert_cmpstr (get_form_id (self), ==, get_selected (self));
  act (self, "author.undo");
  WAIT_UNTIL (g_str_equal (get_form_id (self), "m-c1"));
}

/* --- Problems --- */

static GtkPaned *
show_problems (Fixture *self,
               gboolean shown)
{
  gtk_toggle_button_set_active (get_part (self, "problems_toggle"), shown);
  return get_part (self, "problems_paned");
}

static int
get_height (Fixture *self)
{
  return gtk_widget_get_height (get_part (self, "problems_slot"));
}

/* Returns: whether the last row of the list that can be seen is seen whole */
static gboolean
shows_whole_rows (Fixture *self)
{
  GtkWidget *list = test_find_type (get_part (self, "problems_slot"), GTK_TYPE_LIST_VIEW);
  int seen = gtk_widget_get_height (gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW));
  int n_rows = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (row, list, &bounds) || bounds.origin.y >= seen)
        break;
      if (!gtk_widget_get_child_visible (row))
        continue;
      if (bounds.origin.y + bounds.size.height > seen)
        return FALSE;
      n_rows++;
    }
  return n_rows == 4;
}

static void
test_problems_height (Fixture      *self,
                      gconstpointer data)
{
  GSettings *settings = exam_context_get_settings (self->context);
  GtkPaned *paned = show_problems (self, TRUE);
  int height;

  WAIT_UNTIL (shows_whole_rows (self));
  height = get_height (self);
  show_problems (self, FALSE);
  test_settle ();
  g_assert_cmpint (g_settings_get_int (settings, "author-problems-height"), ==, 0);

  /* As somebody drags it */
  show_problems (self, TRUE);
  WAIT_UNTIL (get_height (self) == height);
  gtk_paned_set_position (paned, gtk_paned_get_position (paned) - 77);
  WAIT_UNTIL (get_height (self) == height + 77);
  show_problems (self, FALSE);
  g_assert_cmpint (g_settings_get_int (settings, "author-problems-height"), ==, height + 77);
  show_problems (self, TRUE);
  WAIT_UNTIL (get_height (self) == height + 77);

  /* When the bank is closed with the list open */
  gtk_paned_set_position (paned, gtk_paned_get_position (paned) + 30);
  WAIT_UNTIL (get_height (self) == height + 47);
  act (self, "author.leave");
  test_settle ();
  g_assert_cmpint (g_settings_get_int (settings, "author-problems-height"), ==, height + 47);
}

static void
add (const char *name,
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/author-sides/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  exam_xml_parser_init ();
  g_test_init (&argc, &argv, NULL);

  application = adw_application_new (APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, "gtk-enable-animations", FALSE, NULL);

  add ("undo", test_undo);
  add ("undo-of-damage", test_undo_of_damage);
  add ("damage-in-case", test_damage_in_case);
  add ("source-place", test_source_place);
  add ("move", test_move);
  add ("select", test_select);
  add ("problems-height", test_problems_height);
  return g_test_run ();
}
