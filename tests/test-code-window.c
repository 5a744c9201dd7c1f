/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/codes/exam-code-article-view.h"
#include "app/codes/exam-code-books-window.h"
#include "app/codes/exam-code-column-view.h"
#include "app/codes/exam-code-item.h"
#include "app/codes/exam-code-search-view.h"
#include "app/codes/exam-code-table-view.h"
#include "app/codes/exam-code-titles.h"
#include "app/codes/exam-code-window.h"
#include "app/exam-window.h"
#include "app/question/exam-answer-view.h"
#include "app/sitting/exam-sitting-page.h"
#include "app/sitting/exam-start-page.h"
#include "bank/exam-xml-parser.h"
#include "exam-manual-clock.h"
#include "test-code-files.h"
#include "test-support.h"

/* The code book as it is used: looked into, filled, and opened beside an exam. */

/* There is one in a process. */
static AdwApplication *application;

typedef struct {
  char            *folder;
  ExamManualClock *clock;
  ExamContext     *context;
  GtkWidget       *main;     /* the main window */
  GtkWidget       *window;   /* (nullable): the code book's */
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define WAIT_FOR(condition) \
  do { \
    gint64 deadline = g_get_monotonic_time () + 10 * (gint64) G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < deadline) \
      g_main_context_iteration (NULL, FALSE); \
    g_assert_true (condition); \
  } while (FALSE)

static char *
in_folder (Fixture    *self,
           const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static ExamPaths *
make_paths (Fixture *self)
{
  ExamPaths *paths = exam_paths_new ();

  g_free (paths->results);
  g_free (paths->code_books);
  g_free (paths->user_banks);
  g_free (paths->settings);
  paths->results = in_folder (self, "results");
  paths->code_books = in_folder (self, "books");
  paths->user_banks = in_folder (self, "banks");
  paths->settings = in_folder (self, "settings.ini");
  return paths;
}

static ExamCodeStore *
get_codes (Fixture *self)
{
  return exam_context_get_code_store (self->context);
}

/* @data: whether there are books */
static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = test_make_folder ();
  if (data != NULL)
    {
      g_autofree char *books = in_folder (self, "books");

      exam_code_books_close (test_make_books (books, 2026));
    }
  self->clock = exam_manual_clock_new ();
  self->context = exam_context_new (make_paths (self), EXAM_CLOCK (self->clock));
  exam_context_load (self->context);
  WAIT_FOR (exam_context_is_loaded (self->context) && exam_code_store_is_loaded (get_codes (self)));
  self->main = exam_window_new (application, self->context);
  gtk_window_present (GTK_WINDOW (self->main));
  settle ();
}

static void
open_codes (Fixture *self,
            guint    systems)
{
  self->window = exam_code_window_new (GTK_WINDOW (self->main), self->context, systems, TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  exam_store_flush (exam_context_get_store (self->context), 10 * (gint64) G_USEC_PER_SEC);
  settle ();
  gtk_window_destroy (GTK_WINDOW (self->main));
  settle ();
  exam_context_close (self->context);
  WAIT_FOR (G_OBJECT (self->context)->ref_count == 1);
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->clock);
  test_remove_folder (self->folder);
  g_free (self->folder);
}

/* --- Parts --- */

static gpointer
get_child (gpointer    widget,
           const char *name)
{
  GObject *part = gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (part);
  return part;
}

static gpointer
get_search (Fixture    *self,
            const char *name)
{
  return get_child (get_child (self->window, "search_view"), name);
}

static GListModel *
get_list (Fixture *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_search (self, "list_view")));
}

static const char *
get_article (Fixture *self)
{
  const ExamCodeArticle *article = exam_code_article_view_get_article (get_search (self, "article_view"));

  return article != NULL ? article->place->name : NULL;
}

static const char *
get_listed (Fixture *self,
            guint    position)
{
  g_autoptr (ExamCodeItem) item = g_list_model_get_item (get_list (self), position);

  return item != NULL ? exam_code_item_get_name (item) : NULL;
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type,
             guint     *index)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*index)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, index);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_nth (GtkWidget *widget,
         GType      type,
         guint      index)
{
  return find_widget (widget, type, &index);
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = get_nth (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) && strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;
  return FALSE;
}

/* --- Looking up --- */

static void
test_search (Fixture      *self,
             gconstpointer data)
{
  open_codes (self, EXAM_CODE_BOOKS_EVERY_SYSTEM);
  gtk_editable_set_text (get_search (self, "entry"), "e11.22");
  WAIT_FOR (g_strcmp0 (get_article (self), "E11.22") == 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_list (self)), ==, 1);
  g_assert_true (has_label (self->window, "Type 2 diabetes mellitus with diabetic chronic kidney disease"));
  g_assert_true (has_label (self->window, "Billable · ICD-10-CM 2026"));
  g_assert_true (has_label (self->window, "Includes (at E11)"));

  /* From the code to what it is in, and back. */
  g_signal_emit_by_name (get_search (self, "article_view"), "opened", "E11");
  WAIT_FOR (g_strcmp0 (get_article (self), "E11") == 0);
  g_assert_true (has_label (self->window, "Not billable · ICD-10-CM 2026"));
  g_assert_true (gtk_widget_activate_action (self->window, "codes.back", NULL));
  WAIT_FOR (g_strcmp0 (get_article (self), "E11.22") == 0);

  gtk_editable_set_text (get_search (self, "entry"), "no such thing");
  WAIT_FOR (g_list_model_get_n_items (get_list (self)) == 0 && has_label (self->window, "Nothing found"));
  g_assert_null (get_article (self));
}

/* However fast somebody types, what is shown is what was typed last. */
static void
test_fast_typing (Fixture      *self,
                  gconstpointer data)
{
  static const char *const texts[] = { "d", "di", "dia", "resection", "resection ap", "oxygen" };

  open_codes (self, EXAM_CODE_BOOKS_EVERY_SYSTEM);
  for (guint round = 0; round < 20; round++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        gtk_editable_set_text (get_search (self, "entry"), texts[i]);
        if (i % 2 == 0)
          g_main_context_iteration (NULL, FALSE);
      }
  WAIT_FOR (g_strcmp0 (get_listed (self, 0), "E1390") == 0 && g_strcmp0 (get_article (self), "E1390") == 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_list (self)), ==, 1);
  settle ();
  g_assert_cmpstr (get_article (self), ==, "E1390");
}

/* Where not all books may be looked into, nothing of the others is found. */
static void
test_restricted (Fixture      *self,
                 gconstpointer data)
{
  open_codes (self, 1u << EXAM_CODE_SYSTEM_ICD_10_CM | 1u << EXAM_CODE_SYSTEM_HCPCS);
  gtk_editable_set_text (get_search (self, "entry"), "0DT");
  WAIT_FOR (has_label (self->window, "Nothing found"));
  gtk_editable_set_text (get_search (self, "entry"), "oxygen");
  WAIT_FOR (g_strcmp0 (get_article (self), "E1390") == 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (self->window, "title_stack")), ==, "title");
}

/* A single book can be read from its beginning. */
static void
test_browse (Fixture      *self,
             gconstpointer data)
{
  GtkWidget *drop_down;

  open_codes (self, EXAM_CODE_BOOKS_EVERY_SYSTEM);
  drop_down = get_nth (get_search (self, "filters"), GTK_TYPE_DROP_DOWN, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  WAIT_FOR (g_strcmp0 (get_listed (self, 0), "Chapter 4") == 0);
  WAIT_FOR (g_strcmp0 (get_article (self), "Chapter 4") == 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  WAIT_FOR (g_strcmp0 (get_listed (self, 0), "001") == 0);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *text = NULL;

  open_codes (self, EXAM_CODE_BOOKS_EVERY_SYSTEM);
  gtk_editable_set_text (get_search (self, "entry"), "e119");
  WAIT_FOR (g_strcmp0 (get_article (self), "E11.9") == 0);
  g_assert_true (gtk_widget_activate_action (self->window, "codes.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->window), NULL, copied_cb, &text);
  WAIT_FOR (text != NULL);
  g_assert_cmpstr (text, ==, "E11.9");
}

/* --- Building a code --- */

static const char *
get_built (Fixture *self)
{
  return gtk_label_get_text (get_child (get_child (self->window, "table_view"), "code_label"));
}

static void
choose_value (Fixture *self,
              guint    position,
              guint    row)
{
  GtkWidget *column = get_nth (get_child (self->window, "table_view"), EXAM_TYPE_CODE_COLUMN_VIEW, position);
  GtkListBox *list_box = GTK_LIST_BOX (get_nth (column, GTK_TYPE_LIST_BOX, 0));

  g_signal_emit_by_name (list_box, "row-activated", gtk_list_box_get_row_at_index (list_box, (int) row));
}

static void
test_build (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *code = NULL;

  open_codes (self, EXAM_CODE_BOOKS_EVERY_SYSTEM);
  gtk_stack_set_visible_child_name (get_child (self->window, "views"), "tables");
  WAIT_FOR (g_str_equal (get_built (self), "_______"));
  choose_value (self, 0, 0);
  WAIT_FOR (g_str_equal (get_built (self), "0DT____"));
  choose_value (self, 3, 0);
  WAIT_FOR (g_str_equal (get_built (self), "0DTJ___"));
  choose_value (self, 4, 1);
  WAIT_FOR (g_str_equal (get_built (self), "0DTJ4ZZ"));
  g_assert_true (has_label (self->window, "Resection of Appendix, Percutaneous Endoscopic Approach"));
  code = exam_code_table_view_dup_code (get_child (self->window, "table_view"));
  g_assert_cmpstr (code, ==, "0DTJ4ZZ");

  /* Another body part has no such approach: what comes behind it is chosen anew. */
  choose_value (self, 3, 1);
  WAIT_FOR (g_str_equal (get_built (self), "0DTK0ZZ"));
}

/* --- The books --- */

static ExamCodeBooksWindow *
open_books (Fixture *self)
{
  GtkWidget *window = exam_code_books_window_new (GTK_WINDOW (self->main), self->context);

  gtk_window_present (GTK_WINDOW (window));
  settle ();
  return EXAM_CODE_BOOKS_WINDOW (window);
}

static const char *
get_page (gpointer window)
{
  return gtk_stack_get_visible_child_name (get_child (window, "stack"));
}

static const char *
get_outcome (ExamCodeBooksWindow *window)
{
  return adw_preferences_group_get_title (get_child (window, "outcome_group"));
}

/* Adds one file; @text is taken. */
static void
add_file (Fixture             *self,
          ExamCodeBooksWindow *window,
          const char          *name,
          char                *text)
{
  g_autofree char *own = text;
  g_autofree char *path = test_write_file (self->folder, name, own, -1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, path);
  exam_code_books_window_add_files (window, paths);
  WAIT_FOR (!g_str_equal (get_page (window), "busy"));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (exam_code_store_remove_finish (EXAM_CODE_STORE (source), result, &error) || error != NULL);
  g_assert_no_error (error);
}

static void
test_add (Fixture      *self,
          gconstpointer data)
{
  ExamCodeBooksWindow *window;

  open_codes (self, EXAM_CODE_BOOKS_EVERY_SYSTEM);
  g_assert_cmpstr (get_page (self->window), ==, "empty");
  g_assert_true (has_label (self->window, "https://www.cms.gov/medicare/coding-billing/icd-10-codes"));

  window = open_books (self);
  add_file (self, window, "icd10cm_order_2026.txt", test_diagnoses ());
  g_assert_cmpstr (get_outcome (window), ==, "Added");
  WAIT_FOR (exam_code_store_has_system (get_codes (self), EXAM_CODE_SYSTEM_ICD_10_CM));
  WAIT_FOR (has_label (GTK_WIDGET (window), "14 codes, 8 of them billable"));
  g_assert_cmpstr (get_page (self->window), ==, "books");

  /* What does not say its year is asked about. */
  add_file (self, window, "list.txt", test_diagnoses ());
  g_assert_cmpstr (get_page (window), ==, "year");
  g_assert_true (has_label (GTK_WIDGET (window), "list.txt"));
  gtk_spin_button_set_value (get_child (window, "year_spin"), 2024);
  gtk_widget_activate (get_nth (gtk_stack_get_visible_child (get_child (window, "stack")), GTK_TYPE_BUTTON, 3));
  WAIT_FOR (exam_code_store_get_books (get_codes (self))->len == 2);
  WAIT_FOR (has_label (GTK_WIDGET (window), "ICD-10-CM 2024"));

  exam_code_store_remove_async (get_codes (self), EXAM_CODE_SYSTEM_ICD_10_CM, 2024, removed_cb, NULL);
  WAIT_FOR (exam_code_store_get_books (get_codes (self))->len == 1);
  g_assert_true (has_label (get_child (window, "books_group"), "ICD-10-CM 2026"));
  g_assert_false (has_label (get_child (window, "books_group"), "ICD-10-CM 2024"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static const struct {
  const char *name;
  const char *file;
  const char *text;     /* (nullable): of the official kind, cut off */
  const char *message;
} hostile[] = {
  { "web-page", "icd10cm_order_2026.txt", "<!DOCTYPE html><html><body>Not found</body></html>", "Error" },
  { "cut-off", "icd10cm_order_2026.txt", NULL, "Error" },
  { "entities", "icd10cm_tabular_2026.xml",
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;\">]><ICD10CM.tabular><version>2026</version>"
    "<chapter><name>&c;</name></chapter></ICD10CM.tabular>", "Error" },
  { "no-zip", "2026.zip", "PK\003\004 and then nothing of an archive", "Error" },
  { "nothing", "icd10cm_order_2026.txt", "", "Error" },
};

/* Whatever a file is, the books that are there stay as they are. */
static void
test_hostile (gconstpointer data)
{
  const typeof (hostile[0]) *row = data;
  Fixture fixture = { NULL };
  g_autofree char *whole = test_diagnoses ();
  ExamCodeBooksWindow *window;

  set_up (&fixture, GINT_TO_POINTER (TRUE));
  window = open_books (&fixture);
  add_file (&fixture, window, row->file, row->text != NULL ? g_strdup (row->text) : g_strndup (whole, strlen (whole) / 2));
  g_assert_cmpstr (get_outcome (window), ==, "Nothing was added");
  g_assert_true (has_label (GTK_WIDGET (window), row->message));

  open_codes (&fixture, EXAM_CODE_BOOKS_EVERY_SYSTEM);
  gtk_editable_set_text (get_search (&fixture, "entry"), "e11.22");
  WAIT_FOR (g_strcmp0 (get_article (&fixture), "E11.22") == 0);
  g_assert_cmpuint (exam_code_store_get_books (get_codes (&fixture))->len, ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
  tear_down (&fixture, NULL);
}

/* A window that is closed adds nothing any more, and nothing waits for it. */
static void
test_close_while_adding (Fixture      *self,
                         gconstpointer data)
{
  g_autofree char *text = test_procedures ();
  g_autofree char *path = test_write_file (self->folder, "icd10pcs_order_2025.txt", text, -1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  GtkWidget *window = GTK_WIDGET (open_books (self));

  g_ptr_array_add (paths, path);
  exam_code_books_window_add_files (EXAM_CODE_BOOKS_WINDOW (window), paths);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (window == NULL);
}

/* --- Titles --- */

static void
test_titles (Fixture      *self,
             gconstpointer has_books)
{
  g_autoptr (ExamItem) item = test_make_codes ("typed", "coding", FALSE, "E11.9 Z99.2");
  g_autoptr (GPtrArray) typed = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_text_unref);
  GtkWidget *window = gtk_window_new ();
  ExamCodeTitles *titles = g_object_new (EXAM_TYPE_CODE_TITLES, NULL);

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (titles));
  gtk_window_present (GTK_WINDOW (window));
  g_ptr_array_add (typed, (char *) "E11.99");
  exam_code_titles_show_item (titles, item, 2026, typed);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (titles)));
  exam_code_titles_set_code_store (titles, get_codes (self));
  if (has_books != NULL)
    {
      WAIT_FOR (has_label (window, "Dependence on renal dialysis"));
      g_assert_true (has_label (window, "E11.9"));
      g_assert_true (has_label (window, "Not in ICD-10-CM 2026"));
    }
  settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (titles)) == (has_books != NULL));

  g_ptr_array_add (texts, exam_text_new_from_plain ("Is it 0DTJ0ZZ?"));
  exam_code_titles_show_texts (titles, texts, 0);
  if (has_books != NULL)
    {
      WAIT_FOR (has_label (window, "Resection of Appendix, Open Approach"));
      g_assert_false (has_label (window, "Dependence on renal dialysis"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* --- In an exam --- */

static gpointer
get_main (Fixture    *self,
          const char *name)
{
  return get_child (self->main, name);
}

static GtkWindow *
find_code_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (EXAM_IS_CODE_WINDOW (window))
        return window;
    }
  return NULL;
}

/* Begins an exam as a candidate does, with the book or without. */
static const ExamRules *
begin (Fixture    *self,
       const char *format_id,
       gboolean    with_book)
{
  ExamFormats *formats = exam_library_get_formats (exam_context_get_library (self->context));
  ExamStartPage *page = get_main (self, "start_page");
  GtkSwitch *short_switch;
  ExamSittingPage *sitting_page = get_main (self, "sitting_page");

  gtk_stack_set_visible_child_name (get_main (self, "stack"), "start");
  exam_start_page_show (page, exam_formats_find (formats, format_id));
  short_switch = get_child (page, "short_switch");
  gtk_switch_set_active (short_switch, TRUE);
  adw_combo_row_set_selected (get_child (page, "rules_row"), 1);
  gtk_switch_set_active (get_child (page, "codes_switch"), with_book);
  g_signal_emit_by_name (get_child (page, "begin_button"), "clicked");
  WAIT_FOR (exam_sitting_page_is_under_way (sitting_page));
  return exam_sitting_get_rules (exam_journal_get_sitting (exam_sitting_page_get_journal (sitting_page)));
}

static void
activate (Fixture    *self,
          const char *action)
{
  gtk_widget_activate_action (get_main (self, "sitting_page"), action, NULL);
  settle ();
}

static void
test_exam_with_book (Fixture      *self,
                     gconstpointer data)
{
  /* What is open before is not there any more when the exam begins. */
  gtk_widget_activate_action (self->main, "win.code-book", NULL);
  WAIT_FOR (find_code_window () != NULL);
  g_assert_true (begin (self, "cpc-2022", TRUE)->code_book);
  g_assert_null (find_code_window ());
  g_assert_true (gtk_widget_get_visible (get_child (get_main (self, "sitting_page"), "codes_button")));

  activate (self, "sitting.code-book");
  WAIT_FOR (find_code_window () != NULL);
  /* Books of procedures are not allowed in this exam, and none can be added. */
  g_assert_cmpuint (exam_sitting_page_get_code_systems (get_main (self, "sitting_page")), ==,
                    1u << EXAM_CODE_SYSTEM_ICD_10_CM | 1u << EXAM_CODE_SYSTEM_HCPCS);
  g_assert_false (gtk_widget_get_visible (get_child (find_code_window (), "books_button")));

  activate (self, "sitting.pause");
  g_assert_null (find_code_window ());
  gtk_widget_activate_action (self->main, "win.code-book", NULL);
  settle ();
  g_assert_null (find_code_window ());
  activate (self, "sitting.continue");
  activate (self, "sitting.code-book");
  WAIT_FOR (find_code_window () != NULL);
  exam_sitting_end (exam_journal_get_sitting (exam_sitting_page_get_journal (get_main (self, "sitting_page"))));
  settle ();
  g_assert_null (find_code_window ());
}

static void
test_exam_without_book (Fixture      *self,
                        gconstpointer data)
{
  g_assert_false (begin (self, "cpc-2022", FALSE)->code_book);
  g_assert_false (gtk_widget_get_visible (get_child (get_main (self, "sitting_page"), "codes_button")));
  activate (self, "sitting.code-book");
  gtk_widget_activate_action (self->main, "win.code-book", NULL);
  settle ();
  g_assert_null (find_code_window ());
}

/* Who has no books is not asked. */
static void
test_exam_no_books (Fixture      *self,
                    gconstpointer data)
{
  ExamStartPage *page = get_main (self, "start_page");

  g_assert_false (begin (self, "cpc-2022", TRUE)->code_book);
  g_assert_false (gtk_widget_get_visible (get_child (page, "codes_row")));
}

/* --- Sizes --- */

/* The smallest screen that has to do, and text twice as large as usual. */
static void
assert_fits (GtkWidget  *window,
             const char *where)
{
  int width, height;

  settle ();
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, MAX (width, 800), &height, NULL, NULL, NULL);
  g_test_message ("%s: %d×%d", where, width, height);
  if (width > 800 || height > 600)
    g_test_fail_printf ("%s needs %d×%d pixels", where, width, height);
}

static void
test_sizes (Fixture      *self,
            gconstpointer data)
{
  GtkWidget *window;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  open_codes (self, EXAM_CODE_BOOKS_EVERY_SYSTEM);
  gtk_editable_set_text (get_search (self, "entry"), "e11.22");
  WAIT_FOR (g_strcmp0 (get_article (self), "E11.22") == 0);
  assert_fits (self->window, "code");
  gtk_stack_set_visible_child_name (get_child (self->window, "views"), "tables");
  WAIT_FOR (g_str_equal (get_built (self), "_______"));
  choose_value (self, 0, 1);
  WAIT_FOR (g_str_equal (get_built (self), "XY0YX37"));
  assert_fits (self->window, "tables");

  window = GTK_WIDGET (open_books (self));
  assert_fits (window, "books");
  add_file (self, EXAM_CODE_BOOKS_WINDOW (window), "list.txt", test_diagnoses ());
  assert_fits (window, "year");
  add_file (self, EXAM_CODE_BOOKS_WINDOW (window), "icd10cm_order_2026.txt", g_strdup ("<html>"));
  assert_fits (window, "outcome");
  gtk_window_destroy (GTK_WINDOW (window));

  begin (self, "ccs-2025", TRUE);
  assert_fits (self->main, "exam");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

int
main (int   argc,
      char *argv[])
{
  gpointer books = GINT_TO_POINTER (TRUE);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("MOCKINGBIRD_TRANSLATIONS"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  exam_xml_parser_init ();
  g_test_init (&argc, &argv, NULL);
  application = adw_application_new (APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, "gtk-enable-animations", FALSE, NULL);

#define ADD(name, data, test) g_test_add ("/code-window/" name, Fixture, data, set_up, test, tear_down)
  ADD ("search", books, test_search);
  ADD ("fast-typing", books, test_fast_typing);
  ADD ("restricted", books, test_restricted);
  ADD ("browse", books, test_browse);
  ADD ("copy", books, test_copy);
  ADD ("build", books, test_build);
  ADD ("add", NULL, test_add);
  TEST_ADD_ROWS ("/code-window/hostile/", hostile, test_hostile);
  ADD ("close-while-adding", books, test_close_while_adding);
  ADD ("titles", books, test_titles);
  ADD ("titles-without-books", NULL, test_titles);
  ADD ("exam-with-book", books, test_exam_with_book);
  ADD ("exam-without-book", books, test_exam_without_book);
  ADD ("exam-no-books", NULL, test_exam_no_books);
  ADD ("sizes", books, test_sizes);
  return g_test_run ();
}
