/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-titles.h"

#include <glib/gi18n.h>

#include "app/codes/exam-code-item.h"
#include "app/shared/exam-widget.h"
#include "record/exam-code-glossary.h"

/* What the codes of a question mean, where there are books; nothing where there are none. */
struct _ExamCodeTitles
{
  GtkWidget parent_instance;

  GtkWidget *heading;  /* borrowed children */
  GtkWidget *grid;

  /* Owned */
  ExamCodeStore    *store;        /* (nullable) */
  GCancellable     *looking_up;   /* (nullable): of the last question */
  ExamCodeGlossary *glossary;     /* (nullable): the codes that are shown */
};

G_DEFINE_FINAL_TYPE (ExamCodeTitles, exam_code_titles, GTK_TYPE_WIDGET)

static void
attach_term (ExamCodeTitles     *self,
             const ExamCodeTerm *term,
             int                 row)
{
  const ExamCodeEntry *entry = term->entry;
  g_autofree char *printed = exam_code_entry_dup_printed (entry);
  g_autofree char *book = exam_code_book_describe (entry->system, entry->year);
  /* Translators: a code is not in a book such as "ICD-10-CM 2026" */
  g_autofree char *state = term->known ? g_strdup_printf (_("%s · %s"), exam_code_kind_get_name (entry->kind), book)
                                       : g_strdup_printf (_("Not in %s"), book);
  GtkWidget *button = gtk_button_new_with_label (printed);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const texts[] = { entry->title, state };

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "code-term");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_set_tooltip_text (button, _("Open in the code book"));
  if (term->known)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uus)", entry->system, entry->year, entry->code);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.look-up-code");
    }
  gtk_widget_set_sensitive (button, term->known);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label;

      if (*texts[i] == '\0')
        continue;
      label = gtk_label_new (texts[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_selectable (GTK_LABEL (label), i == 0);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, term->known ? "dim-label" : "outcome-wrong");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), button, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), box, 1, row, 1, 1);
}

static void
show_terms (ExamCodeTitles  *self,
            const GPtrArray *terms)
{
  exam_widget_remove_children (self->grid);
  for (guint i = 0; terms != NULL && i < terms->len; i++)
    attach_term (self, g_ptr_array_index (terms, i), (int) i);
  gtk_widget_set_visible (GTK_WIDGET (self), terms != NULL && terms->len > 0);
}

/* --- Looking up --- */

static gpointer
look_up_func (ExamCodeBooks *books,
              gpointer       data,
              GError       **error)
{
  return exam_code_glossary_look_up (data, books, error);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (ExamCodeTitles) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) terms = exam_code_store_run_finish (EXAM_CODE_STORE (source), result, &error);

  /* That books cannot be read their own window says. */
  if (self->store != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_terms (self, terms);
}

static void
look_up (ExamCodeTitles *self)
{
  g_assert (EXAM_IS_CODE_TITLES (self));

  g_cancellable_cancel (self->looking_up);
  g_clear_object (&self->looking_up);
  if (self->store == NULL || self->glossary == NULL || exam_code_glossary_is_empty (self->glossary) ||
      !exam_code_store_has_system (self->store, EXAM_CODE_BOOKS_ALL))
    {
      show_terms (self, NULL);
      return;
    }

  self->looking_up = g_cancellable_new ();
  exam_code_store_run_async (self->store, look_up_func, exam_code_glossary_ref (self->glossary),
                             (GDestroyNotify) exam_code_glossary_unref, (GDestroyNotify) g_ptr_array_unref, self->looking_up,
                             looked_up_cb, g_object_ref (self));
}

static void
take_glossary (ExamCodeTitles   *self,
               ExamCodeGlossary *glossary)
{
  g_clear_pointer (&self->glossary, exam_code_glossary_unref);
  self->glossary = glossary;
  /* What another question had is not shown with this one, not even for a moment. */
  show_terms (self, NULL);
  look_up (self);
}

/* --- GObject --- */

static void
exam_code_titles_dispose (GObject *object)
{
  ExamCodeTitles *self = EXAM_CODE_TITLES (object);

  g_cancellable_cancel (self->looking_up);
  exam_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->store);
  G_OBJECT_CLASS (exam_code_titles_parent_class)->dispose (object);
}

static void
exam_code_titles_finalize (GObject *object)
{
  ExamCodeTitles *self = EXAM_CODE_TITLES (object);

  g_clear_object (&self->looking_up);
  g_clear_pointer (&self->glossary, exam_code_glossary_unref);
  G_OBJECT_CLASS (exam_code_titles_parent_class)->finalize (object);
}

static void
exam_code_titles_class_init (ExamCodeTitlesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exam_code_titles_dispose;
  object_class->finalize = exam_code_titles_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
exam_code_titles_init (ExamCodeTitles *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->heading = gtk_label_new (_("Codes in this question"));
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** Sets the books that codes are looked up in. Without them, or where there are none, the widget is not to be seen. */
void
exam_code_titles_set_code_store (ExamCodeTitles *self,
                                 ExamCodeStore  *store)
{
  g_return_if_fail (EXAM_IS_CODE_TITLES (self));

  if (!g_set_object (&self->store, store))
    return;
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (look_up), self, G_CONNECT_SWAPPED);
  look_up (self);
}

/**
 * exam_code_titles_show_item:
 * @self: a widget
 * @item: a question
 * @year: the year of the books, or 0 for what its sources say, or else the newest
 * @typed: (nullable) (element-type utf8): codes that were typed as the answer
 *
 * Shows the codes of a question: of key, options and answer, then those that its texts mention.
 */
void
exam_code_titles_show_item (ExamCodeTitles  *self,
                            const ExamItem  *item,
                            guint            year,
                            const GPtrArray *typed)
{
  ExamCodeGlossary *glossary;

  g_return_if_fail (EXAM_IS_CODE_TITLES (self));
  g_return_if_fail (item != NULL);

  glossary = exam_code_glossary_new (year);
  exam_code_glossary_add_item (glossary, item, typed);
  take_glossary (self, glossary);
}

/** Shows the codes that texts mention; @texts: (element-type ExamText); @year: that of the books, or 0 for the newest. */
void
exam_code_titles_show_texts (ExamCodeTitles  *self,
                             const GPtrArray *texts,
                             guint            year)
{
  ExamCodeGlossary *glossary;

  g_return_if_fail (EXAM_IS_CODE_TITLES (self));
  g_return_if_fail (texts != NULL);

  glossary = exam_code_glossary_new (year);
  for (guint i = 0; i < texts->len; i++)
    exam_code_glossary_add_text (glossary, g_ptr_array_index (texts, i));
  take_glossary (self, glossary);
}
