/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-books-group.h"

#include <glib/gi18n.h>

#include "app/codes/exam-code-item.h"
#include "app/shared/exam-compat.h"

/* The code books that are there, each with a button that removes it. */
struct _ExamCodeBooksGroup
{
  AdwPreferencesGroup parent_instance;

  ExamCodeStore *store;   /* (owned) (nullable) */
  GPtrArray     *rows;    /* (element-type GtkWidget) borrowed children */
};

G_DEFINE_FINAL_TYPE (ExamCodeBooksGroup, exam_code_books_group, ADW_TYPE_PREFERENCES_GROUP)

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (ExamCodeBooksGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!exam_code_store_remove_finish (EXAM_CODE_STORE (source), result, &error) && self->store != NULL)
    exam_compat_tell (GTK_WIDGET (self), _("The book was not removed"), error->message);
}

typedef struct {
  ExamCodeBooksGroup *group;   /* (owned) */
  ExamCodeSystem      system;
  guint               year;
} Removal;

static void
removal_free (gpointer data)
{
  g_object_unref (((Removal *) data)->group);
  g_free (data);
}

static void
remove_answered_cb (const char *response,
                    gpointer    data)
{
  const Removal *removal = data;

  if (g_str_equal (response, "remove") && removal->group->store != NULL)
    exam_code_store_remove_async (removal->group->store, removal->system, removal->year, removed_cb,
                                  g_object_ref (removal->group));
}

static void
remove_clicked_cb (GtkWidget          *button,
                   const ExamCodeBook *book)
{
  ExamCodeBooksGroup *self = EXAM_CODE_BOOKS_GROUP (gtk_widget_get_ancestor (button, EXAM_TYPE_CODE_BOOKS_GROUP));
  const ExamAlertResponse responses[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "remove", _("_Remove"), ADW_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *name = exam_code_book_describe (book->system, book->year);
  /* Translators: a book and its year */
  g_autofree char *heading = g_strdup_printf (_("Remove %s?"), name);
  Removal *removal = g_new (Removal, 1);

  *removal = (Removal) { g_object_ref (self), book->system, book->year };
  exam_compat_alert (GTK_WIDGET (self), heading, _("It can be added again from its files."), responses, G_N_ELEMENTS (responses),
                     "cancel", remove_answered_cb, removal, removal_free);
}

static char *
describe_book (const ExamCodeBook *book)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%'u code", "%'u codes", book->n_codes), book->n_codes);
  g_string_append (text, ", ");
  g_string_append_printf (text, ngettext ("%'u of them billable", "%'u of them billable", book->n_billable), book->n_billable);
  if (book->n_ended > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%'u ended before", "%'u ended before", book->n_ended), book->n_ended);
    }
  if (book->n_notes > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%'u note", "%'u notes", book->n_notes), book->n_notes);
    }
  if (book->n_tables > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%'u table", "%'u tables", book->n_tables), book->n_tables);
    }
  return g_string_free (text, FALSE);
}

static void
add_book (ExamCodeBooksGroup *self,
          const ExamCodeBook  *book)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = exam_code_book_describe (book->system, book->year);
  g_autofree char *text = describe_book (book);
  g_autofree char *label = g_strdup_printf (_("Remove %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_clicked_cb), g_memdup2 (book, sizeof *book),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
store_changed_cb (ExamCodeBooksGroup *self)
{
  const GPtrArray *books = exam_code_store_get_books (self->store);
  const char *trouble = exam_code_store_get_trouble (self->store);
  g_autofree char *text = trouble != NULL ? g_markup_escape_text (trouble, -1) : NULL;

  g_assert (EXAM_IS_CODE_BOOKS_GROUP (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < books->len; i++)
    add_book (self, g_ptr_array_index (books, i));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         text != NULL ? text : books->len == 0 ? _("There are none yet.") : NULL);
}

static void
exam_code_books_group_dispose (GObject *object)
{
  g_clear_object (&EXAM_CODE_BOOKS_GROUP (object)->store);
  G_OBJECT_CLASS (exam_code_books_group_parent_class)->dispose (object);
}

static void
exam_code_books_group_finalize (GObject *object)
{
  g_ptr_array_unref (EXAM_CODE_BOOKS_GROUP (object)->rows);
  G_OBJECT_CLASS (exam_code_books_group_parent_class)->finalize (object);
}

static void
exam_code_books_group_class_init (ExamCodeBooksGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exam_code_books_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = exam_code_books_group_finalize;
}

static void
exam_code_books_group_init (ExamCodeBooksGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/** Sets the books that are listed. Once. */
void
exam_code_books_group_set_code_store (ExamCodeBooksGroup *self,
                                      ExamCodeStore      *store)
{
  g_return_if_fail (EXAM_IS_CODE_BOOKS_GROUP (self));
  g_return_if_fail (EXAM_IS_CODE_STORE (store));

  g_set_object (&self->store, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  store_changed_cb (self);
}
