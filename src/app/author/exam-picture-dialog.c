/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-picture-dialog.h"

#include "app/shared/exam-a11y.h"

/* Asks what a picture shows, for those who cannot see it: a bank takes none without that. */
struct _ExamPictureDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkPicture  *picture;
  GtkEditable *entry;
  GtkWidget   *insert_button;
};

G_DEFINE_FINAL_TYPE (ExamPictureDialog, exam_picture_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_DESCRIBED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_alternative (ExamPictureDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
edited_cb (ExamPictureDialog *self)
{
  g_autofree char *alternative = dup_alternative (self);

  g_assert (EXAM_IS_PICTURE_DIALOG (self));
  gtk_widget_set_sensitive (self->insert_button, *alternative != '\0');
}

static void
inserted_cb (ExamPictureDialog *self)
{
  g_autofree char *alternative = dup_alternative (self);

  g_assert (EXAM_IS_PICTURE_DIALOG (self));

  if (*alternative == '\0')
    return;
  g_signal_emit (self, signals[SIGNAL_DESCRIBED], 0, alternative);
  gtk_window_close (GTK_WINDOW (self));
}

static void
exam_picture_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_PICTURE_DIALOG);
  G_OBJECT_CLASS (exam_picture_dialog_parent_class)->dispose (object);
}

static void
exam_picture_dialog_class_init (ExamPictureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_picture_dialog_dispose;

  /** ExamPictureDialog::described: @alternative: what the picture shows, not empty */
  signals[SIGNAL_DESCRIBED] =
    g_signal_new ("described", EXAM_TYPE_PICTURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-picture-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamPictureDialog, picture);
  gtk_widget_class_bind_template_child (widget_class, ExamPictureDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, ExamPictureDialog, insert_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, inserted_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exam_picture_dialog_init (ExamPictureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_a11y_prepare (GTK_WIDGET (self));
}

/** Returns: (transfer none): a dialog that shows @picture, over @parent; (nullable) without one it is a window of its own */
GtkWidget *
exam_picture_dialog_new (GtkWindow    *parent,
                         GdkPaintable *picture)
{
  ExamPictureDialog *self = g_object_new (EXAM_TYPE_PICTURE_DIALOG, "transient-for", parent, NULL);

  gtk_picture_set_paintable (self->picture, picture);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}
