/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-item-preview.h"

#include <glib/gi18n.h>

#include "app/question/exam-answer-view.h"
#include "app/question/exam-item-view.h"
#include "app/question/exam-record-view.h"
#include "app/shared/exam-widget.h"
#include "bank/exam-image-file.h"
#include "sitting/exam-sitting.h"
#include "sitting/exam-system-clock.h"

/*
 * An item that is being written, as a candidate sees it: in a sitting of this item alone, which leaves no trace, or in the review
 * after it. Options stand in the order of the file.
 */
struct _ExamItemPreview
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget       *views_box;
  GtkToggleButton *sitting_button;
  GtkStack        *stack;
  GtkLabel        *message_label;
  ExamItemView    *item_view;
  ExamAnswerView  *answer_view;
  ExamRecordView  *record_view;

  ExamFormat *format;  /* (owned) (nullable) */
  ExamForm   *form;    /* (owned) (nullable): of the item alone */
  char       *folder;  /* (owned) (nullable): where images are */
};

G_DEFINE_FINAL_TYPE (ExamItemPreview, exam_item_preview, GTK_TYPE_WIDGET)

/* What the views need to find the images: a bank in the folder. */
static ExamBank *
make_bank (ExamItemPreview *self,
           const char      *folder)
{
  ExamBank *bank = exam_bank_new ("preview", self->format->family);

  if (folder != NULL)
    {
      g_autofree char *path = g_build_filename (folder, "preview.xml", NULL);

      exam_bank_set_path (bank, path);
    }
  return bank;
}

static ExamForm *
make_form (ExamItemPreview *self,
           ExamItem        *item,
           const char      *folder)
{
  ExamForm *form = exam_form_new (self->format, 1, 0, FALSE);
  g_autoptr (ExamBank) bank = make_bank (self, folder);
  guint8 order[EXAM_ITEM_MAX_OPTIONS];

  for (guint i = 0; i < EXAM_ITEM_MAX_OPTIONS; i++)
    order[i] = (guint8) i;
  exam_form_set_practice (form);
  exam_form_add (form, item, bank, FALSE, order);
  return form;
}

static void
show_sitting (ExamItemPreview *self)
{
  const ExamRules rules = { .relaxed = TRUE, .time_percent = EXAM_RULES_UNTIMED };
  g_autoptr (ExamClock) clock = exam_system_clock_new ();
  g_autoptr (ExamSitting) sitting = exam_sitting_new (self->form, &rules, clock);

  exam_sitting_begin (sitting);
  exam_item_view_set_sitting (self->item_view, sitting);
  exam_item_view_show_item (self->item_view);
  gtk_stack_set_visible_child_name (self->stack, "sitting");
}

static void
update (ExamItemPreview *self)
{
  if (self->form == NULL)
    return;
  if (gtk_toggle_button_get_active (self->sitting_button))
    {
      show_sitting (self);
      return;
    }
  exam_answer_view_show_item (self->answer_view, self->form, _("Preview"));
  gtk_stack_set_visible_child_name (self->stack, "review");
}

static void
view_toggled_cb (ExamItemPreview *self)
{
  update (self);
}

static GBytes *
load_image (const char *source,
            gpointer    user_data)
{
  ExamItemPreview *self = user_data;

  return self->folder != NULL ? exam_image_file_load (self->folder, source, NULL) : NULL;
}

static void
forget (ExamItemPreview *self)
{
  exam_item_view_set_sitting (self->item_view, NULL);
  g_clear_pointer (&self->form, exam_form_unref);
}

/**
 * exam_item_preview_set_format:
 * @self: a preview
 * @format: (nullable): the exam that the items are for; without it nothing is shown
 */
void
exam_item_preview_set_format (ExamItemPreview *self,
                              ExamFormat      *format)
{
  g_return_if_fail (EXAM_IS_ITEM_PREVIEW (self));

  if (format != NULL)
    exam_format_ref (format);
  g_clear_pointer (&self->format, exam_format_unref);
  self->format = format;
}

/**
 * exam_item_preview_set_item:
 * @self: a preview
 * @item: an item, perhaps one that is not finished
 * @folder: (nullable): where its images are
 *
 * Shows an item.
 */
void
exam_item_preview_set_item (ExamItemPreview *self,
                            ExamItem        *item,
                            const char      *folder)
{
  g_return_if_fail (EXAM_IS_ITEM_PREVIEW (self));
  g_return_if_fail (item != NULL);

  if (self->format == NULL)
    return;
  forget (self);
  self->form = make_form (self, item, folder);
  gtk_widget_set_visible (self->views_box, TRUE);
  update (self);
}

/**
 * exam_item_preview_set_case:
 * @self: a preview
 * @exam_case: a medical record
 * @folder: (nullable): where its images are
 *
 * Shows a record by itself.
 */
void
exam_item_preview_set_case (ExamItemPreview *self,
                            ExamCase        *exam_case,
                            const char      *folder)
{
  g_return_if_fail (EXAM_IS_ITEM_PREVIEW (self));
  g_return_if_fail (exam_case != NULL);

  forget (self);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  gtk_widget_set_visible (self->views_box, FALSE);
  exam_record_view_set_case (self->record_view, exam_case);
  gtk_stack_set_visible_child_name (self->stack, "record");
}

/** Shows nothing but @message, which says why. */
void
exam_item_preview_clear (ExamItemPreview *self,
                         const char      *message)
{
  g_return_if_fail (EXAM_IS_ITEM_PREVIEW (self));

  forget (self);
  gtk_widget_set_visible (self->views_box, FALSE);
  gtk_label_set_text (self->message_label, message);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
exam_item_preview_dispose (GObject *object)
{
  ExamItemPreview *self = EXAM_ITEM_PREVIEW (object);

  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_ITEM_PREVIEW);
  g_clear_pointer (&self->form, exam_form_unref);
  g_clear_pointer (&self->format, exam_format_unref);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (exam_item_preview_parent_class)->dispose (object);
}

static void
exam_item_preview_class_init (ExamItemPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_item_preview_dispose;

  g_type_ensure (EXAM_TYPE_ANSWER_VIEW);
  g_type_ensure (EXAM_TYPE_ITEM_VIEW);
  g_type_ensure (EXAM_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-item-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamItemPreview, views_box);
  gtk_widget_class_bind_template_child (widget_class, ExamItemPreview, sitting_button);
  gtk_widget_class_bind_template_child (widget_class, ExamItemPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamItemPreview, message_label);
  gtk_widget_class_bind_template_child (widget_class, ExamItemPreview, item_view);
  gtk_widget_class_bind_template_child (widget_class, ExamItemPreview, answer_view);
  gtk_widget_class_bind_template_child (widget_class, ExamItemPreview, record_view);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_item_preview_init (ExamItemPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_record_view_set_image_loader (self->record_view, load_image, self);
}

GtkWidget *
exam_item_preview_new (void)
{
  return g_object_new (EXAM_TYPE_ITEM_PREVIEW, NULL);
}
