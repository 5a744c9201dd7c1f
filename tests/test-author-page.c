/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/author/exam-author-home.h"
#include "app/author/exam-author-page.h"
#include "app/author/exam-author-panes.h"
#include "app/author/exam-entry-list.h"
#include "app/author/exam-new-bank-dialog.h"
#include "app/exam-window.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-recent-banks.h"
#include "author/exam-draft.h"
#include "bank/exam-xml-parser.h"
#include "exam-manual-clock.h"
#include "test-support.h"
#include "test-widgets-shown.h"

/* The page where banks are written: what is done with questions and cases, saving, closing, and the room it takes. */

#define SCREEN_WIDTH 800
#define SCREEN_HEIGHT 600
#define NORMAL_TEXT (96 * 1024)
#define LARGE_TEXT (192 * 1024)

#define ITEM(id, domain, stem) "  <item id=\"" id "\" domain=\"" domain "\">\r\n    <stem>" stem "</stem>\r\n" \
                               "    <choice><option key='yes'>A &amp; B</option><option>C</option></choice>\r\n  </item>\r\n"

/* With all that saving must leave alone: a mark of the encoding, line ends of another system, comments, both quotes. */
#define BANK "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<!-- mine -->\r\n" \
             "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"mine\" format=\"cca\">\r\n  <title>My bank</title>\r\n" \
             ITEM ("m-1", "classification", "Which fracture?") \
             "  <!-- cases -->\r\n  <case id=\"m-c\" title=\"A case\">\r\n    <document title='D'>Text</document>\r\n" \
             ITEM ("m-c1", "classification", "Which burn?") ITEM ("m-c2", "compliance", "Which rule?") "  </case>\r\n" \
             ITEM ("m-2", "compliance", "Which law?") "</bank>\r\n"

static AdwApplication *application;

typedef struct {
  ExamManualClock *clock;
  ExamContext     *context;
  GtkWidget       *window;
  ExamAuthorPage  *page;
  ExamEntryList   *list;
  char            *folder;
  char            *path;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer text_size)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", GPOINTER_TO_INT (text_size), NULL);
  self->clock = exam_manual_clock_new ();
  self->context = exam_context_new (exam_paths_new (), EXAM_CLOCK (self->clock));
  exam_context_load (self->context);
  WAIT_UNTIL (exam_context_is_loaded (self->context));
  g_settings_reset (exam_context_get_settings (self->context), "recent-banks");
  test_delete_drafts (self->context);
  self->folder = test_make_folder ();
  self->path = test_write_file (self->folder, "mine.xml", BANK, -1);
  self->window = exam_window_new (application, self->context);
  gtk_window_set_default_size (GTK_WINDOW (self->window), SCREEN_WIDTH, SCREEN_HEIGHT);
  gtk_window_present (GTK_WINDOW (self->window));
  self->page = EXAM_AUTHOR_PAGE (gtk_widget_get_template_child (self->window, EXAM_TYPE_WINDOW, "author_page"));
  self->list = EXAM_ENTRY_LIST (gtk_widget_get_template_child (GTK_WIDGET (self->page), EXAM_TYPE_AUTHOR_PAGE, "entry_list"));
  test_settle ();
}

/* Sees whether anything stays of the window. */
static void
watch (Fixture *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  g_object_add_weak_pointer (G_OBJECT (self->list), (gpointer *) &self->list);
}

static void
tear_down (Fixture      *self,
           gconstpointer text_size)
{
  g_assert_true (exam_store_flush (exam_context_get_store (self->context), 10 * (gint64) G_USEC_PER_SEC));
  test_settle ();
  if (self->window != NULL)
    {
      watch (self);
      gtk_window_destroy (GTK_WINDOW (self->window));
    }
  WAIT_UNTIL (self->window == NULL && self->page == NULL && self->list == NULL);
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

static void
open_bank (Fixture    *self,
           const char *path)
{
  g_assert_true (gtk_widget_activate_action (self->window, "win.write-bank", "s", path));
  WAIT_UNTIL (exam_author_page_get_editor (self->page) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->page)));
  test_settle ();
}

static GListModel *
get_entries (Fixture *self)
{
  return exam_bank_editor_get_entries (exam_author_page_get_editor (self->page));
}

static char *
list_ids (Fixture *self)
{
  GListModel *entries = get_entries (self);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);

      g_string_append_printf (ids, "%s%s%s", i > 0 ? " " : "", exam_entry_get_case (entry) != NULL ? "/" : "",
                              exam_entry_get_id (entry));
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_ids (Fixture    *self,
            const char *expected)
{
  g_autofree char *ids = list_ids (self);

  g_assert_cmpstr (ids, ==, expected);
}

static const char *
get_selected (Fixture *self)
{
  ExamEntry *entry = exam_entry_list_get_selected (self->list);

  return entry != NULL ? exam_entry_get_id (entry) : NULL;
}

static void
select_entry (Fixture *self,
              guint    position)
{
  g_autoptr (ExamEntry) entry = g_list_model_get_item (get_entries (self), position);

  exam_entry_list_select (self->list, entry);
}

static gpointer
get_list_part (Fixture    *self,
               const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self->list), EXAM_TYPE_ENTRY_LIST, name);
}

static guint
count_listed (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (get_list_part (self, "list_view"))));
}

static void
assert_file (Fixture    *self,
             const char *expected)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  g_assert_cmpmem (text, length, expected, strlen (expected));
}

/* Returns: (nullable): the alert that is shown */
static GtkWidget *
find_alert (Fixture *self)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != self->window && gtk_widget_get_mapped (window) &&
          g_object_class_find_property (G_OBJECT_GET_CLASS (window), "heading") != NULL)
        return window;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
answer (Fixture    *self,
        const char *label)
{
  GtkWidget *button;

  WAIT_UNTIL (find_alert (self) != NULL && find_button (find_alert (self), label) != NULL);
  button = find_button (find_alert (self), label);
  g_signal_emit_by_name (button, "clicked");
  test_settle ();
}

/* --- Opening --- */

static void
test_open (Fixture      *self,
           gconstpointer text_size)
{
  g_auto (GStrv) recent = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  GObject *window_title;

  open_bank (self, self->path);
  assert_ids (self, "m-1 m-c /m-c1 /m-c2 m-2");
  g_assert_cmpstr (get_selected (self), ==, "m-1");
  g_assert_cmpuint (count_listed (self), ==, 5);
  g_assert_false (exam_author_page_is_modified (self->page));

  window_title = gtk_widget_get_template_child (GTK_WIDGET (self->page), EXAM_TYPE_AUTHOR_PAGE, "title");
  g_object_get (window_title, "title", &title, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (title, ==, "My bank");
  g_assert_cmpstr (subtitle, ==, "mine.xml");

  recent = exam_recent_banks_list (exam_context_get_settings (self->context));
  g_assert_cmpuint (g_strv_length (recent), ==, 1);
  g_assert_cmpstr (recent[0], ==, self->path);

  /* Nothing to save: one leaves without a word. */
  act (self, "author.leave");
  test_settle ();
  g_assert_null (exam_author_page_get_editor (self->page));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->page)));
}

static void
test_missing (Fixture      *self,
              gconstpointer text_size)
{
  g_autofree char *path = g_build_filename (self->folder, "none.xml", NULL);

  g_assert_true (gtk_widget_activate_action (self->window, "win.write-bank", "s", path));
  answer (self, _("_OK"));
  g_assert_null (exam_author_page_get_editor (self->page));
}

/* What came with the program is never written to. */
static void
test_bundled (Fixture      *self,
              gconstpointer text_size)
{
  g_autofree char *path = test_exams_path ("banks", "cca-core.xml", NULL);

  open_bank (self, path);
  g_assert_null (exam_author_page_get_path (self->page));
  g_assert_cmpuint (count_listed (self), ==, 96);
}

/* --- The list --- */

static void
test_filter (Fixture      *self,
             gconstpointer text_size)
{
  GtkEditable *search;
  GtkToggleButton *faulty;
  GtkDropDown *domain;
  g_autoptr (ExamProblems) problems = exam_problems_new ();

  open_bank (self, self->path);
  search = get_list_part (self, "search_entry");
  faulty = get_list_part (self, "faulty_toggle");
  domain = get_list_part (self, "domain_drop_down");

  /* Over paragraphs and cases: the case's own text has that of its questions. */
  gtk_editable_set_text (search, "BURN which");
  WAIT_UNTIL (count_listed (self) == 2);
  gtk_editable_set_text (search, "m-2");
  WAIT_UNTIL (count_listed (self) == 1);
  /* What is hidden stays what is written in. */
  g_assert_cmpstr (get_selected (self), ==, "m-1");
  gtk_editable_set_text (search, "nothing of the kind");
  WAIT_UNTIL (count_listed (self) == 0);
  gtk_editable_set_text (search, "");
  WAIT_UNTIL (count_listed (self) == 5);
  g_assert_cmpstr (get_selected (self), ==, "m-1");

  for (guint i = 1; i < g_list_model_get_n_items (gtk_drop_down_get_model (domain)); i++)
    {
      gtk_drop_down_set_selected (domain, i);
      g_assert_cmpuint (count_listed (self), <, 5);
    }
  gtk_drop_down_set_selected (domain, 0);
  g_assert_cmpuint (count_listed (self), ==, 5);

  exam_problems_add (problems, EXAM_SEVERITY_ERROR, "b.xml", 1, 1, "m-c2", "wrong");
  exam_problems_add (problems, EXAM_SEVERITY_WARNING, "b.xml", 1, 1, "m-2", "doubtful");
  exam_problems_add (problems, EXAM_SEVERITY_WARNING, "b.xml", 1, 1, NULL, "of the bank");
  exam_entry_list_set_problems (self->list, problems);
  gtk_toggle_button_set_active (faulty, TRUE);
  g_assert_cmpuint (count_listed (self), ==, 2);

  /* What is to be seen is seen, whatever is filtered. */
  select_entry (self, 2);
  g_assert_cmpuint (count_listed (self), ==, 5);
  g_assert_false (gtk_toggle_button_get_active (faulty));
}

static void
test_duplicate (Fixture      *self,
                gconstpointer text_size)
{
  open_bank (self, self->path);
  select_entry (self, 4);
  act (self, "author.duplicate");
  g_assert_cmpuint (count_listed (self), ==, 6);
  g_assert_cmpstr (get_selected (self), !=, "m-2");
  g_assert_true (exam_author_page_is_modified (self->page));

  act (self, "author.undo");
  assert_ids (self, "m-1 m-c /m-c1 /m-c2 m-2");
  g_assert_false (exam_author_page_is_modified (self->page));
  g_assert_cmpstr (get_selected (self), ==, "m-2");
}

static void
test_delete (Fixture      *self,
             gconstpointer text_size)
{
  open_bank (self, self->path);
  select_entry (self, 2);
  act (self, "author.delete");
  assert_ids (self, "m-1 m-c /m-c2 m-2");
  g_assert_cmpstr (get_selected (self), ==, "m-c2");
  act (self, "author.undo");
  assert_ids (self, "m-1 m-c /m-c1 /m-c2 m-2");
  g_assert_cmpstr (get_selected (self), ==, "m-c1");
  act (self, "author.redo");
  assert_ids (self, "m-1 m-c /m-c2 m-2");

  /* A case goes with its questions. */
  select_entry (self, 1);
  act (self, "author.delete");
  assert_ids (self, "m-1 m-2");
  g_assert_cmpstr (get_selected (self), ==, "m-2");
  act (self, "author.delete");
  g_assert_cmpstr (get_selected (self), ==, "m-1");
  act (self, "author.undo");
  act (self, "author.undo");
  act (self, "author.undo");
  assert_ids (self, "m-1 m-c /m-c1 /m-c2 m-2");
  g_assert_false (exam_author_page_is_modified (self->page));
}

static void
test_move (Fixture      *self,
           gconstpointer text_size)
{
  open_bank (self, self->path);
  act (self, "author.move-down");
  assert_ids (self, "m-c /m-1 /m-c1 /m-c2 m-2");
  g_assert_cmpstr (get_selected (self), ==, "m-1");
  act (self, "author.move-down");
  act (self, "author.move-down");
  act (self, "author.move-down");
  assert_ids (self, "m-c /m-c1 /m-c2 m-1 m-2");
  g_assert_cmpstr (get_selected (self), ==, "m-1");
  act (self, "author.move-up");
  assert_ids (self, "m-c /m-c1 /m-c2 /m-1 m-2");
}

static void
test_new (Fixture      *self,
          gconstpointer text_size)
{
  open_bank (self, self->path);
  select_entry (self, 3);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "author.new-item", "s", "codes"));
  g_assert_cmpuint (count_listed (self), ==, 6);
  g_assert_nonnull (exam_entry_get_case (exam_entry_list_get_selected (self->list)));
  g_assert_cmpstr (exam_entry_get_domain (exam_entry_list_get_selected (self->list)), ==, "compliance");

  /* There are no cases in cases. */
  act (self, "author.new-case");
  g_assert_cmpuint (count_listed (self), ==, 8);
  g_assert_null (exam_entry_get_case (exam_entry_list_get_selected (self->list)));
  g_assert_cmpint (exam_entry_get_kind (exam_entry_list_get_selected (self->list)), ==, EXAM_ENTRY_CASE);
  act (self, "author.undo");
  act (self, "author.undo");
  assert_ids (self, "m-1 m-c /m-c1 /m-c2 m-2");
}

static void
test_clipboard (Fixture      *self,
                gconstpointer text_size)
{
  open_bank (self, self->path);
  select_entry (self, 1);
  act (self, "author.copy");
  test_settle ();
  select_entry (self, 4);
  act (self, "author.paste");
  WAIT_UNTIL (count_listed (self) == 8);
  g_assert_cmpint (exam_entry_get_kind (exam_entry_list_get_selected (self->list)), ==, EXAM_ENTRY_CASE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->window), "no question");
  act (self, "author.paste");
  test_settle ();
  g_assert_cmpuint (count_listed (self), ==, 8);
}

/* --- Saving and closing --- */

static void
test_save (Fixture      *self,
           gconstpointer text_size)
{
  open_bank (self, self->path);
  select_entry (self, 2);
  act (self, "author.delete");
  act (self, "author.save");
  WAIT_UNTIL (!exam_author_page_is_modified (self->page));
  g_assert_cmpint (g_file_test (self->path, G_FILE_TEST_EXISTS), ==, TRUE);

  act (self, "author.undo");
  g_assert_true (exam_author_page_is_modified (self->page));
  act (self, "author.save");
  WAIT_UNTIL (!exam_author_page_is_modified (self->page));
  test_settle ();
  assert_file (self, BANK);
}

static void
test_close (Fixture      *self,
            gconstpointer text_size)
{
  open_bank (self, self->path);
  act (self, "author.delete");

  /* Thought better of it */
  gtk_window_close (GTK_WINDOW (self->window));
  answer (self, _("_Cancel"));
  g_assert_true (gtk_widget_get_mapped (self->window));
  g_assert_true (exam_author_page_is_modified (self->page));

  /* Gone without a trace in the file */
  act (self, "author.leave");
  answer (self, _("_Discard"));
  g_assert_null (exam_author_page_get_editor (self->page));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->page)));
  assert_file (self, BANK);

  /* Saved, and then the window goes */
  open_bank (self, self->path);
  act (self, "author.delete");
  act (self, "author.undo");
  act (self, "author.duplicate");
  watch (self);
  gtk_window_close (GTK_WINDOW (self->window));
  answer (self, _("_Save"));
  WAIT_UNTIL (self->window == NULL);
}

/* --- A large bank --- */

#define N_ITEMS 5000

static guint
count_rows (Fixture *self)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (get_list_part (self, "list_view")); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

/* How long it takes is for the benchmark "author-page" to say; here, that there are rows for what can be seen and not much more. */
static void
test_large (Fixture      *self,
            gconstpointer text_size)
{
  g_autoptr (GString) text = g_string_new ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"large\" format=\"cca\"><title>L</title>\n");
  g_autofree char *path = g_build_filename (self->folder, "large.xml", NULL);
  g_autofree char *filler = g_strnfill (1200, 'x');
  GtkEditable *search;

  for (guint i = 0; i < N_ITEMS; i++)
    g_string_append_printf (text, "  <item id=\"l-%u\" domain=\"classification\">\n    <stem>Question %u with %s?</stem>\n    <choice>"
                            "<option key=\"yes\">A %u</option><option>B</option></choice>\n  </item>\n", i, i, filler, i);
  g_string_append (text, "</bank>\n");
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));

  open_bank (self, path);
  g_assert_cmpuint (count_listed (self), ==, N_ITEMS);
  search = get_list_part (self, "search_entry");

  g_assert_cmpuint (count_rows (self), >=, 10);
  g_assert_cmpuint (count_rows (self), <, 100);

  gtk_editable_set_text (search, "question 499");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_listed (self), ==, 15);
  exam_entry_list_clear_filter (self->list);
  test_settle ();

  select_entry (self, N_ITEMS / 2);
  test_settle ();
  act (self, "author.move-down");
  test_settle ();
  g_assert_cmpuint (count_listed (self), ==, N_ITEMS);
  act (self, "author.undo");
}

/* --- Drafts, and other programs --- */

static ExamManuscript *
get_manuscript (Fixture *self)
{
  return exam_bank_editor_get_manuscript (exam_author_page_get_editor (self->page));
}

static void
write_title (Fixture    *self,
             const char *title)
{
  g_assert_true (exam_bank_editor_set_head (exam_author_page_get_editor (self->page), "title", title));
  test_settle ();
}

static void
show_new_window (Fixture *self)
{
  self->window = exam_window_new (application, self->context);
  gtk_window_present (GTK_WINDOW (self->window));
  self->page = EXAM_AUTHOR_PAGE (gtk_widget_get_template_child (self->window, EXAM_TYPE_WINDOW, "author_page"));
  self->list = EXAM_ENTRY_LIST (gtk_widget_get_template_child (GTK_WIDGET (self->page), EXAM_TYPE_AUTHOR_PAGE, "entry_list"));
  test_settle ();
}

static guint
count_drafts (Fixture *self)
{
  g_autoptr (GPtrArray) drafts = exam_draft_list_left (exam_context_get_drafts (self->context));

  return drafts->len;
}

static GtkListBoxRow *
get_draft_row (Fixture *self)
{
  GtkWidget *home = GTK_WIDGET (gtk_widget_get_template_child (self->window, EXAM_TYPE_WINDOW, "author_home"));
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_template_child (home, EXAM_TYPE_AUTHOR_HOME, "drafts_list"));

  return gtk_list_box_get_row_at_index (list, 0);
}

/* A window that goes without a word leaves what was written; the next one offers it, and saving it makes it what it was to be. */
static void
test_draft (Fixture      *self,
            gconstpointer text_size)
{
  g_autofree char *written = NULL;

  open_bank (self, self->path);
  write_title (self, "Not saved");
  written = g_strdup (exam_manuscript_get_text (get_manuscript (self), NULL));
  watch (self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  WAIT_UNTIL (self->window == NULL);
  g_assert_cmpuint (count_drafts (self), ==, 1);
  assert_file (self, BANK);

  show_new_window (self);
  g_assert_true (gtk_widget_activate_action (self->window, "win.show-drafts", NULL));
  test_settle ();
  g_assert_nonnull (get_draft_row (self));
  g_signal_emit_by_name (get_draft_row (self), "activate");
  WAIT_UNTIL (exam_author_page_get_editor (self->page) != NULL);
  g_assert_cmpstr (exam_manuscript_get_text (get_manuscript (self), NULL), ==, written);
  g_assert_cmpstr (exam_author_page_get_path (self->page), ==, self->path);
  g_assert_true (exam_author_page_is_modified (self->page));

  act (self, "author.save");
  WAIT_UNTIL (!exam_author_page_is_modified (self->page));
  assert_file (self, written);
  g_assert_cmpuint (count_drafts (self), ==, 0);
}

/* Who discards means it. */
static void
test_discarded_draft (Fixture      *self,
                      gconstpointer text_size)
{
  open_bank (self, self->path);
  write_title (self, "Not wanted");
  act (self, "author.leave");
  answer (self, _("_Discard"));
  WAIT_UNTIL (exam_author_page_get_editor (self->page) == NULL);
  g_assert_cmpuint (count_drafts (self), ==, 0);
  assert_file (self, BANK);
}

/* Another program's changes are taken where nothing is lost by that, and asked about where something would be. */
static void
test_file_changed (Fixture      *self,
                   gconstpointer text_size)
{
  static const char theirs[] = "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"mine\" format=\"cca\"><title>Theirs</title></bank>";
  g_autofree char *backup = g_strconcat (self->path, "~", NULL);
  g_autofree char *kept = NULL, *saved = NULL;

  open_bank (self, self->path);
  g_assert_true (g_file_set_contents (self->path, theirs, -1, NULL));
  WAIT_UNTIL (strcmp (exam_manuscript_get_text (get_manuscript (self), NULL), theirs) == 0);
  g_assert_false (exam_author_page_is_modified (self->page));
  g_assert_null (find_alert (self));

  write_title (self, "Mine");
  g_assert_true (g_file_set_contents (self->path, BANK, -1, NULL));
  answer (self, _("_Keep mine"));
  saved = g_strdup (exam_manuscript_get_text (get_manuscript (self), NULL));
  act (self, "author.save");
  WAIT_UNTIL (!exam_author_page_is_modified (self->page));
  assert_file (self, saved);
  g_assert_true (g_file_get_contents (backup, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, BANK);

  write_title (self, "Mine again");
  g_assert_true (g_file_set_contents (self->path, BANK, -1, NULL));
  answer (self, _("_Reload"));
  WAIT_UNTIL (!exam_author_page_is_modified (self->page));
  g_assert_cmpstr (exam_manuscript_get_text (get_manuscript (self), NULL), ==, BANK);
  act (self, "author.undo");
  g_assert_nonnull (strstr (exam_manuscript_get_text (get_manuscript (self), NULL), "Mine again"));
  act (self, "author.redo");
}

/* --- Room --- */

typedef struct {
  const char *name;
  int         width;
  gboolean    list;
  gboolean    preview;
  int         front;
  const char *expected;
} RoomRow;

/* Of panes that need 200, 300 and 250 pixels */
static const RoomRow rooms[] = {
  { "all", 1000, TRUE, TRUE, -1, "lmp" },
  { "all-whatever-is-in-front", 1000, TRUE, TRUE, EXAM_AUTHOR_PANE_PREVIEW, "lmp" },
  { "no-list", 1000, FALSE, TRUE, -1, "mp" },
  { "no-preview", 1000, TRUE, FALSE, -1, "lm" },
  { "preview-folds", 700, TRUE, TRUE, -1, "lm" },
  { "preview-asked-for", 700, TRUE, TRUE, EXAM_AUTHOR_PANE_PREVIEW, "mp" },
  { "list-folded-away", 700, TRUE, TRUE, EXAM_AUTHOR_PANE_MIDDLE, "m" },
  { "only-preview-wanted", 700, FALSE, TRUE, -1, "mp" },
  { "neither-wanted", 700, FALSE, FALSE, -1, "m" },
  { "one", 400, TRUE, TRUE, -1, "m" },
  { "one-list", 400, TRUE, TRUE, EXAM_AUTHOR_PANE_LIST, "l" },
  { "one-preview", 400, TRUE, TRUE, EXAM_AUTHOR_PANE_PREVIEW, "p" },
};

static void
test_room (gconstpointer data)
{
  static const int needed[] = { 200, 300, 250 };
  const RoomRow *row = data;
  guint shown = exam_author_panes_choose (needed, row->width, row->list, row->preview, row->front);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < EXAM_AUTHOR_N_PANES; i++)
    if ((shown & (1u << i)) != 0)
      g_string_append_c (text, "lmp"[i]);
  g_assert_cmpstr (text->str, ==, row->expected);
}

static void
check_size (GtkWidget  *window,
            const char *where)
{
  int width, height;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, MAX (width, SCREEN_WIDTH), &height, NULL, NULL, NULL);
  g_test_message ("%s: %d×%d", where, width, height);
  if (width > SCREEN_WIDTH || height > SCREEN_HEIGHT)
    g_test_fail_printf ("%s needs %d×%d pixels", where, width, height);
}

static void
test_size (Fixture      *self,
           gconstpointer text_size)
{
  AdwViewStack *views = ADW_VIEW_STACK (gtk_widget_get_template_child (self->window, EXAM_TYPE_WINDOW, "home_views"));
  GtkWidget *dialog = exam_new_bank_dialog_new (GTK_WINDOW (self->window), self->context);

  exam_recent_banks_add (exam_context_get_settings (self->context), self->path);
  exam_recent_banks_add (exam_context_get_settings (self->context), "/nowhere/that/there/is/a/bank.xml");
  adw_view_stack_set_visible_child_name (views, "author");
  test_settle ();
  check_size (self->window, "home");
  check_size (dialog, "new bank");
  gtk_window_destroy (GTK_WINDOW (dialog));
  open_bank (self, self->path);
  check_size (self->window, "bank");
}

static void
add (const char *name,
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/author-page/", name, NULL);

  g_test_add (path, Fixture, GINT_TO_POINTER (NORMAL_TEXT), set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("MOCKINGBIRD_TRANSLATIONS"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  exam_xml_parser_init ();
  g_test_init (&argc, &argv, NULL);

  application = adw_application_new (APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, "gtk-enable-animations", FALSE, NULL);

  add ("open", test_open);
  add ("missing", test_missing);
  add ("bundled", test_bundled);
  add ("filter", test_filter);
  add ("duplicate", test_duplicate);
  add ("delete", test_delete);
  add ("move", test_move);
  add ("new", test_new);
  add ("clipboard", test_clipboard);
  add ("save", test_save);
  add ("close", test_close);
  add ("large", test_large);
  add ("size", test_size);
  add ("draft", test_draft);
  add ("discarded-draft", test_discarded_draft);
  add ("file-changed", test_file_changed);
  g_test_add ("/author-page/size-of-large-text", Fixture, GINT_TO_POINTER (LARGE_TEXT), set_up, test_size, tear_down);
  TEST_ADD_ROWS ("/author-page/room/", rooms, test_room);

  return g_test_run ();
}
