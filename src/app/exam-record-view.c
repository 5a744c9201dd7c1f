/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-record-view.h"

#include <glib/gi18n.h>

#include "app/exam-widget.h"
#include "app/exam-wrap-layout.h"

/* The documents of a case, each on a tab of its own. The tabs make a second line rather than leave one out of sight: a
 * document that is overlooked costs points. */
struct _ExamRecordView
{
  GtkWidget parent_instance;

  /* Template */
  GtkStackSwitcher *tabs;
  GtkStack         *stack;

  ExamCase       *exam_case;   /* (owned) (nullable) */
  GPtrArray      *texts;       /* (owned) (element-type ExamRichText) borrowed children */
  ExamImageLoader loader;      /* (nullable) */
  gpointer        loader_data;
};

G_DEFINE_FINAL_TYPE (ExamRecordView, exam_record_view, GTK_TYPE_WIDGET)

static void
remove_pages (ExamRecordView *self)
{
  g_ptr_array_set_size (self->texts, 0);
  for (GtkWidget *page; (page = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL;)
    gtk_stack_remove (self->stack, page);
}

static void
add_page (ExamRecordView *self,
          guint           index)
{
  const char *title = exam_case_get_document_title (self->exam_case, index);
  GtkWidget *text = exam_rich_text_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  exam_rich_text_set_image_loader (EXAM_RICH_TEXT (text), self->loader, self->loader_data);
  exam_rich_text_set_selectable (EXAM_RICH_TEXT (text), TRUE);
  exam_rich_text_set_text (EXAM_RICH_TEXT (text), exam_case_get_document_text (self->exam_case, index));
  gtk_widget_add_css_class (text, "record-text");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), text);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_stack_add_titled (self->stack, scrolled, NULL, title);
  g_ptr_array_add (self->texts, text);
}

static void
exam_record_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_RECORD_VIEW);
  G_OBJECT_CLASS (exam_record_view_parent_class)->dispose (object);
}

static void
exam_record_view_finalize (GObject *object)
{
  ExamRecordView *self = EXAM_RECORD_VIEW (object);

  g_clear_pointer (&self->exam_case, exam_case_unref);
  g_ptr_array_unref (self->texts);
  G_OBJECT_CLASS (exam_record_view_parent_class)->finalize (object);
}

static void
exam_record_view_class_init (ExamRecordViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_record_view_dispose;
  object_class->finalize = exam_record_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamRecordView, tabs);
  gtk_widget_class_bind_template_child (widget_class, ExamRecordView, stack);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_record_view_init (ExamRecordView *self)
{
  self->texts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_remove_css_class (GTK_WIDGET (self->tabs), "linked");
  gtk_widget_set_layout_manager (GTK_WIDGET (self->tabs), exam_wrap_layout_new ());
}

void
exam_record_view_set_image_loader (ExamRecordView *self,
                                   ExamImageLoader loader,
                                   gpointer        user_data)
{
  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));
  self->loader = loader;
  self->loader_data = user_data;
}

/** Shows the record of a case; the same case again keeps its tab and how far it was read. */
void
exam_record_view_set_case (ExamRecordView *self,
                           ExamCase       *exam_case)
{
  guint n_documents;

  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));

  if (self->exam_case == exam_case)
    return;

  g_clear_pointer (&self->exam_case, exam_case_unref);
  self->exam_case = exam_case != NULL ? exam_case_ref (exam_case) : NULL;
  remove_pages (self);

  n_documents = exam_case != NULL ? exam_case_get_n_documents (exam_case) : 0;
  for (guint i = 0; i < n_documents; i++)
    add_page (self, i);
}

/** Marks what the candidate highlighted in the documents; ranges of the stem are passed over. */
void
exam_record_view_set_highlights (ExamRecordView *self,
                                 const GArray   *highlights)
{
  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));

  for (guint i = 0; i < self->texts->len; i++)
    exam_rich_text_set_highlights (g_ptr_array_index (self->texts, i), i + 1, highlights);
}

/** Returns: whether something is selected in the document shown; then @range says what */
gboolean
exam_record_view_get_selection (ExamRecordView *self,
                                ExamHighlight  *range)
{
  g_return_val_if_fail (EXAM_IS_RECORD_VIEW (self), FALSE);

  for (guint i = 0; i < self->texts->len; i++)
    if (gtk_widget_is_ancestor (g_ptr_array_index (self->texts, i), gtk_stack_get_visible_child (self->stack)))
      return exam_rich_text_get_selection (g_ptr_array_index (self->texts, i), i + 1, range);
  return FALSE;
}

void
exam_record_view_unselect (ExamRecordView *self)
{
  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));

  for (guint i = 0; i < self->texts->len; i++)
    exam_rich_text_unselect (g_ptr_array_index (self->texts, i));
}
