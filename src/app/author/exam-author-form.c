/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-form.h"

#include <glib/gi18n.h>

#include "app/author/exam-bank-form.h"
#include "app/author/exam-case-form.h"
#include "app/author/exam-item-form.h"
#include "app/author/exam-pictures.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-widget.h"

/*
 * The form in which a bank is written by who does not want to see XML: the item, the case or the head that is chosen.
 *
 * What is typed goes into the document at once, through the verbs of its editor, and the document tells every change, by whatever
 * hand; the fields themselves know which of that they have been told before. While the document is not well-formed nothing
 * can be changed here, and a bar says where the fault is.
 */
struct _ExamAuthorForm
{
  GtkWidget parent_instance;

  /* Template */
  GtkRevealer       *fault_bar;
  GtkLabel          *fault_label;
  GtkRevealer       *odd_bar;
  GtkScrolledWindow *scroller;
  GtkStack          *stack;
  ExamItemForm      *item_form;
  ExamCaseForm      *case_form;
  ExamBankForm      *bank_form;

  /* Owned */
  ExamBankEditor *editor;     /* (nullable) */
  ExamEntry      *entry;      /* (nullable): NULL is the head of the bank */
  ExamPictures   *pictures;
  GSignalGroup   *signals;    /* of the editor */
  GSignalGroup   *list;       /* signals of its entries */
  GtkRoot        *root;       /* (nullable) borrowed: whose focus is watched */
};

G_DEFINE_FINAL_TYPE (ExamAuthorForm, exam_author_form, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FOLDER_WANTED,
  SIGNAL_SOURCE_WANTED,
  SIGNAL_CODE_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What is shown --- */

static gboolean
is_listed (ExamAuthorForm *self)
{
  GListModel *entries = exam_bank_editor_get_entries (self->editor);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);

      if (entry == self->entry)
        return TRUE;
    }
  return FALSE;
}

static const char *
choose_page (ExamAuthorForm *self)
{
  if (self->editor == NULL || (self->entry != NULL && !is_listed (self)))
    return "nothing";
  if (self->entry == NULL)
    return "bank";
  return exam_entry_get_kind (self->entry) == EXAM_ENTRY_CASE ? "case" : "item";
}

static void
show_fault (ExamAuthorForm *self)
{
  int line, column;
  const char *fault = exam_bank_editor_get_fault (self->editor, &line, &column);
  /* Translators: line and column of a fault in a file, and what is wrong there */
  g_autofree char *text =
    g_strdup_printf (_("The source is not well-formed at line %d, column %d: %s. The form waits until that is mended."),
                     line, column, fault != NULL ? fault : "");

  gtk_label_set_text (self->fault_label, text);
  /* A label with the role of an alert does not have its text as its name by itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fault_label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* What cannot be typed into any more must not have the focus: GTK would leave the cursor there blinking. */
static void
release_focus (ExamAuthorForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    gtk_root_set_focus (root, NULL);
}

static void
update (ExamAuthorForm *self)
{
  const char *page = choose_page (self);
  gboolean sound = self->editor != NULL && exam_bank_editor_is_sound (self->editor);
  gboolean odd = FALSE;

  if (sound && g_str_equal (page, "bank"))
    exam_bank_form_show (self->bank_form, self->editor);
  else if (sound && g_str_equal (page, "case"))
    odd = exam_case_form_show (self->case_form, self->editor, self->entry);
  else if (sound && g_str_equal (page, "item"))
    odd = exam_item_form_show (self->item_form, self->editor, self->entry);

  if (!sound || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) != 0)
    release_focus (self);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), sound || self->editor == NULL);
  gtk_revealer_set_reveal_child (self->odd_bar, odd);
  gtk_revealer_set_reveal_child (self->fault_bar, self->editor != NULL && !sound);
  if (self->editor != NULL && !sound)
    show_fault (self);
}

static void
entry_changed_cb (ExamAuthorForm *self,
                  ExamEntry      *entry)
{
  g_assert (EXAM_IS_AUTHOR_FORM (self));

  if (entry == self->entry)
    update (self);
}

static void
head_changed_cb (ExamAuthorForm *self)
{
  g_assert (EXAM_IS_AUTHOR_FORM (self));

  if (self->entry == NULL)
    update (self);
}

static void
scroll_up (ExamAuthorForm *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* --- Bars --- */

static void
show_fault_clicked_cb (ExamAuthorForm *self)
{
  int line = 1, column = 1;

  g_assert (EXAM_IS_AUTHOR_FORM (self));

  exam_bank_editor_get_fault (self->editor, &line, &column);
  g_signal_emit (self, signals[SIGNAL_SOURCE_WANTED], 0, line, column);
}

static void
show_entry_clicked_cb (ExamAuthorForm *self)
{
  gsize start, end;
  int line, column;

  g_assert (EXAM_IS_AUTHOR_FORM (self));

  exam_entry_get_range (self->entry, &start, &end);
  exam_manuscript_locate (exam_bank_editor_get_manuscript (self->editor), start, &line, &column);
  g_signal_emit (self, signals[SIGNAL_SOURCE_WANTED], 0, line, column);
}

static void
folder_wanted_cb (ExamAuthorForm *self)
{
  g_signal_emit (self, signals[SIGNAL_FOLDER_WANTED], 0);
}

static char *
code_shown_cb (ExamAuthorForm *self,
               const char     *system,
               const char     *code)
{
  char *title = NULL;

  g_signal_emit (self, signals[SIGNAL_CODE_SHOWN], 0, system, code, &title);
  return title;
}

/* --- Focus --- */

/* What is typed into one field is one step back; what is typed into it later is another. */
static void
focus_changed_cb (ExamAuthorForm *self)
{
  if (self->editor != NULL)
    exam_manuscript_break_run (exam_bank_editor_get_manuscript (self->editor));
}

static void
exam_author_form_root (GtkWidget *widget)
{
  ExamAuthorForm *self = EXAM_AUTHOR_FORM (widget);

  GTK_WIDGET_CLASS (exam_author_form_parent_class)->root (widget);
  self->root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (self->root))
    g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
exam_author_form_unroot (GtkWidget *widget)
{
  ExamAuthorForm *self = EXAM_AUTHOR_FORM (widget);

  g_signal_handlers_disconnect_by_func (self->root, focus_changed_cb, self);
  self->root = NULL;
  GTK_WIDGET_CLASS (exam_author_form_parent_class)->unroot (widget);
}

static gboolean
exam_author_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (gtk_stack_get_visible_child (EXAM_AUTHOR_FORM (widget)->stack), GTK_DIR_TAB_FORWARD);
}

/* --- GObject --- */

static void
exam_author_form_dispose (GObject *object)
{
  ExamAuthorForm *self = EXAM_AUTHOR_FORM (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_AUTHOR_FORM);
  g_clear_object (&self->signals);
  g_clear_object (&self->list);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  if (self->pictures != NULL)
    g_object_run_dispose (G_OBJECT (self->pictures));
  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (exam_author_form_parent_class)->dispose (object);
}

static gboolean
first_answer (GSignalInvocationHint *hint,
              GValue                *total,
              const GValue          *answer,
              gpointer               data)
{
  g_value_copy (answer, total);
  return g_value_get_string (answer) == NULL;
}

static void
install_signals (void)
{
  /**
   * ExamAuthorForm::folder-wanted:
   *
   * A picture is to be added, and the bank has no folder to put it into: it has to be saved first.
   */
  signals[SIGNAL_FOLDER_WANTED] =
    g_signal_new ("folder-wanted", EXAM_TYPE_AUTHOR_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * ExamAuthorForm::source-wanted:
   * @line: from 1
   * @column: in characters, from 1
   *
   * The author wants to see the source there.
   */
  signals[SIGNAL_SOURCE_WANTED] =
    g_signal_new ("source-wanted", EXAM_TYPE_AUTHOR_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  /**
   * ExamAuthorForm::code-shown:
   * @system: (nullable): a system of codes, as it is written
   * @code: (nullable): a code of the key, as it is written
   *
   * A typed code is shown, or has become another.
   *
   * Returns: (transfer full) (nullable): its title, which is then shown under it
   */
  signals[SIGNAL_CODE_SHOWN] =
    g_signal_new ("code-shown", EXAM_TYPE_AUTHOR_FORM, G_SIGNAL_RUN_LAST, 0, first_answer, NULL, NULL,
                  G_TYPE_STRING, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
exam_author_form_class_init (ExamAuthorFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_author_form_dispose;
  widget_class->root = exam_author_form_root;
  widget_class->unroot = exam_author_form_unroot;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_author_form_grab_focus;
  install_signals ();

  g_type_ensure (EXAM_TYPE_BANK_FORM);
  g_type_ensure (EXAM_TYPE_CASE_FORM);
  g_type_ensure (EXAM_TYPE_ITEM_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-author-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorForm, fault_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorForm, fault_label);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorForm, odd_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorForm, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorForm, item_form);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorForm, case_form);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorForm, bank_form);
  gtk_widget_class_bind_template_callback (widget_class, show_fault_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_entry_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "authorform");
}

static void
exam_author_form_init (ExamAuthorForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_a11y_prepare (GTK_WIDGET (self));

  self->pictures = exam_pictures_new ();
  g_signal_connect_object (self->pictures, "folder-wanted", G_CALLBACK (folder_wanted_cb), self, G_CONNECT_SWAPPED);
  exam_item_form_set_pictures (self->item_form, self->pictures);
  exam_case_form_set_pictures (self->case_form, self->pictures);
  g_signal_connect_object (exam_item_form_get_code_list (self->item_form), "code-shown", G_CALLBACK (code_shown_cb), self,
                           G_CONNECT_SWAPPED);

  self->signals = g_signal_group_new (EXAM_TYPE_BANK_EDITOR);
  g_signal_group_connect_swapped (self->signals, "entry-changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "head-changed", G_CALLBACK (head_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::sound", G_CALLBACK (update), self);
  self->list = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->list, "items-changed", G_CALLBACK (update), self);
}

/** Returns: (transfer floating): a form that shows nothing yet */
GtkWidget *
exam_author_form_new (void)
{
  return g_object_new (EXAM_TYPE_AUTHOR_FORM, NULL);
}

/** Shows the head of the bank of @editor, which is what edits go to from now on; (nullable): NULL for nothing */
void
exam_author_form_set_editor (ExamAuthorForm *self,
                             ExamBankEditor *editor)
{
  g_return_if_fail (EXAM_IS_AUTHOR_FORM (self));
  g_return_if_fail (editor == NULL || EXAM_IS_BANK_EDITOR (editor));

  if (!g_set_object (&self->editor, editor))
    return;
  g_clear_object (&self->entry);
  g_signal_group_set_target (self->signals, editor);
  g_signal_group_set_target (self->list, editor != NULL ? exam_bank_editor_get_entries (editor) : NULL);
  update (self);
  scroll_up (self);
}

/** Says which domains and kinds of answer the bank's exam has; @format (nullable): NULL where it is not known */
void
exam_author_form_set_format (ExamAuthorForm *self,
                             ExamFormat     *format)
{
  g_return_if_fail (EXAM_IS_AUTHOR_FORM (self));
  exam_item_form_set_format (self->item_form, format);
}

/** Says which exams a bank can be for. */
void
exam_author_form_set_formats (ExamAuthorForm *self,
                              ExamFormats    *formats)
{
  g_return_if_fail (EXAM_IS_AUTHOR_FORM (self));
  exam_bank_form_set_formats (self->bank_form, formats);
}

/** Says in which folder the bank is, and so where its pictures are; @folder (nullable): NULL while it has not been saved */
void
exam_author_form_set_folder (ExamAuthorForm *self,
                             const char     *folder)
{
  g_return_if_fail (EXAM_IS_AUTHOR_FORM (self));
  exam_pictures_set_folder (self->pictures, folder);
}

/** Shows an entry of the editor's bank; @entry (nullable): NULL is the head of the bank */
void
exam_author_form_show_entry (ExamAuthorForm *self,
                             ExamEntry      *entry)
{
  g_return_if_fail (EXAM_IS_AUTHOR_FORM (self));
  g_return_if_fail (entry == NULL || EXAM_IS_ENTRY (entry));

  if (!g_set_object (&self->entry, entry))
    return;
  focus_changed_cb (self);
  update (self);
  scroll_up (self);
}

/**
 * exam_author_form_focus_part:
 * @self: a form
 * @part: what a problem is about. Of an item: id, domain, stem, choice, "option 2", codes, "code 1", rationale, "source 1" …;
 *   of a case: id, title, setting, "document 1"; of the bank: title, id, revision, format, author, license, "code-set 1".
 *   Numbers count from 1.
 *
 * Gives the focus to a part of what is shown.
 *
 * Returns: whether there is such a part
 */
gboolean
exam_author_form_focus_part (ExamAuthorForm *self,
                             const char     *part)
{
  const char *page;

  g_return_val_if_fail (EXAM_IS_AUTHOR_FORM (self), FALSE);
  g_return_val_if_fail (part != NULL, FALSE);

  page = gtk_stack_get_visible_child_name (self->stack);
  if (g_str_equal (page, "item"))
    return exam_item_form_focus_part (self->item_form, part);
  if (g_str_equal (page, "case"))
    return exam_case_form_focus_part (self->case_form, part);
  return g_str_equal (page, "bank") && exam_bank_form_focus_part (self->bank_form, part);
}
