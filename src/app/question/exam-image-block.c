/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-image-block.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"

/* As high as a picture is shown here, in pixels: the author sees which it is, the preview shows how large. */
#define MAX_HEIGHT 240

/* A picture between the text, with what it says to those who cannot see it. */
struct _ExamImageBlock
{
  GtkWidget parent_instance;

  /* Template */
  GtkPicture    *picture;
  GtkLabel      *missing;
  GtkImage      *warning;
  GtkLabel      *caption;
  GtkMenuButton *edit_button;
  GtkEditable   *entry;

  char           *source;       /* (owned) (nullable) */
  ExamImageLoader loader;       /* (nullable) */
  gpointer        loader_data;
  gboolean        setting;      /* not the author changes the entry */
};

G_DEFINE_FINAL_TYPE (ExamImageBlock, exam_image_block, GTK_TYPE_WIDGET)

enum {
  EDITED,
  LEAVE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_picture (ExamImageBlock *self)
{
  g_autoptr (GBytes) bytes = self->loader != NULL ? self->loader (self->source, self->loader_data) : NULL;
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
  /* Translators: %s is the name of a file */
  g_autofree char *message = g_strdup_printf (_("“%s” cannot be shown"), self->source);

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_label_set_label (self->missing, message);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), texture == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  if (texture != NULL)
    gtk_widget_set_size_request (GTK_WIDGET (self->picture), -1, MIN (gdk_texture_get_height (texture), MAX_HEIGHT));
}

static void
show_alternative (ExamImageBlock *self)
{
  const char *alternative = gtk_editable_get_text (self->entry);
  gboolean missing = *alternative == '\0';

  gtk_label_set_label (self->caption, missing ? _("Say what the picture shows, for those who cannot see it")
                                              : alternative);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), missing);
  gtk_picture_set_alternative_text (self->picture, alternative);
}

static void
entry_changed_cb (ExamImageBlock *self)
{
  show_alternative (self);
  if (!self->setting)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
entry_activate_cb (ExamImageBlock *self)
{
  gtk_menu_button_popdown (self->edit_button);
}

static void
remove_clicked_cb (ExamImageBlock *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* As if it were a letter of the text: keys pass it and delete it. */
static gboolean
key_pressed_cb (ExamImageBlock *self,
                guint           key,
                guint           code G_GNUC_UNUSED,
                GdkModifierType state)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (self->edit_button));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) || gtk_widget_get_mapped (popover))
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      g_signal_emit (self, signals[LEAVE], 0, GTK_DIR_UP);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      g_signal_emit (self, signals[LEAVE], 0, GTK_DIR_DOWN);
      return TRUE;
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      g_signal_emit (self, signals[REMOVE], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
exam_image_block_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_IMAGE_BLOCK (widget)->edit_button));
}

static void
exam_image_block_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_IMAGE_BLOCK);
  G_OBJECT_CLASS (exam_image_block_parent_class)->dispose (object);
}

static void
exam_image_block_finalize (GObject *object)
{
  g_free (EXAM_IMAGE_BLOCK (object)->source);
  G_OBJECT_CLASS (exam_image_block_parent_class)->finalize (object);
}

static void
exam_image_block_class_init (ExamImageBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_image_block_dispose;
  object_class->finalize = exam_image_block_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_image_block_grab_focus;

  /**
   * ExamImageBlock::edited:
   *
   * The author has changed the alternative text.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  /**
   * ExamImageBlock::leave:
   * @direction: where to
   *
   * The focus is asked to go on into the text above or below.
   */
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, GTK_TYPE_DIRECTION_TYPE);

  /**
   * ExamImageBlock::remove:
   *
   * The author does not want the picture any more.
   */
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "imageblock");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-image-block.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamImageBlock, picture);
  gtk_widget_class_bind_template_child (widget_class, ExamImageBlock, missing);
  gtk_widget_class_bind_template_child (widget_class, ExamImageBlock, warning);
  gtk_widget_class_bind_template_child (widget_class, ExamImageBlock, caption);
  gtk_widget_class_bind_template_child (widget_class, ExamImageBlock, edit_button);
  gtk_widget_class_bind_template_child (widget_class, ExamImageBlock, entry);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
exam_image_block_init (ExamImageBlock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
exam_image_block_new (void)
{
  return g_object_new (EXAM_TYPE_IMAGE_BLOCK, NULL);
}

/** Sets where pictures come from; those set from now on use it. */
void
exam_image_block_set_loader (ExamImageBlock *self,
                             ExamImageLoader loader,
                             gpointer        user_data)
{
  g_return_if_fail (EXAM_IS_IMAGE_BLOCK (self));

  self->loader = loader;
  self->loader_data = user_data;
}

/** Shows @block, which is a picture. */
void
exam_image_block_set_block (ExamImageBlock      *self,
                            const ExamTextBlock *block)
{
  g_return_if_fail (EXAM_IS_IMAGE_BLOCK (self));

  if (g_strcmp0 (self->source, block->source) != 0)
    {
      g_free (self->source);
      self->source = g_strdup (block->source);
      show_picture (self);
    }

  self->setting = TRUE;
  if (!g_str_equal (gtk_editable_get_text (self->entry), block->alternative))
    gtk_editable_set_text (self->entry, block->alternative);
  self->setting = FALSE;
  show_alternative (self);
}

/** Returns: (transfer full): what is shown and said */
ExamTextBlock *
exam_image_block_dup_block (ExamImageBlock *self)
{
  ExamTextBlock *block = exam_text_block_new (EXAM_TEXT_IMAGE);

  g_return_val_if_fail (EXAM_IS_IMAGE_BLOCK (self), block);

  block->source = g_strdup (self->source);
  block->alternative = g_strdup (gtk_editable_get_text (self->entry));
  return block;
}
