/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-editor.h"

#include "app/author/exam-rich-blocks.h"
#include "app/author/exam-rich-clipboard.h"
#include "app/author/exam-rich-column.h"
#include "app/author/exam-rich-toolbar.h"
#include "app/shared/exam-widget.h"

/* Where rich text is written as it will be read. */
struct _ExamRichEditor
{
  GtkWidget parent_instance;

  /* Template */
  GtkScrolledWindow *top;
  ExamRichColumn    *column;
  GtkLabel          *placeholder;
  GtkMenuButton     *format_button;

  ExamText   *text;        /* (owned) (nullable): what was set */
  ExamText   *normal;      /* (owned) (nullable): as the editor would write that */
  GHashTable *originals;   /* (owned) (nullable): as the author wrote its cells */
  GtkWidget  *toolbar;     /* (nullable) borrowed: a child, made when it is needed */
  gboolean    compact;
};

G_DEFINE_FINAL_TYPE (ExamRichEditor, exam_rich_editor, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  CHANGED,
  IMAGE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_placeholder (ExamRichEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), exam_rich_column_is_empty (self->column));
}

static void
edited_cb (ExamRichEditor *self)
{
  show_placeholder (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
image_pasted_cb (ExamRichEditor *self,
                 GObject        *image)
{
  g_signal_emit (self, signals[IMAGE_WANTED], 0, image);
}

/* --- The toolbar: above the text, or, where space is short, behind a button --- */

static void
picture_clicked_cb (ExamRichEditor *self)
{
  if (self->compact)
    gtk_menu_button_popdown (self->format_button);
  g_signal_emit (self, signals[IMAGE_WANTED], 0, NULL);
}

static void
make_toolbar (ExamRichEditor *self)
{
  self->toolbar = exam_rich_toolbar_new (self->column);
  g_signal_connect_swapped (self->toolbar, "picture-clicked", G_CALLBACK (picture_clicked_cb), self);
}

static void
popover_closed_cb (ExamRichEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->column));
}

static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  ExamRichEditor *self = user_data;
  GtkWidget *popover;

  if (self->toolbar != NULL)
    return;

  make_toolbar (self);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->toolbar);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (popover_closed_cb), self);
  gtk_menu_button_set_popover (button, popover);
}

static void
exam_rich_editor_map (GtkWidget *widget)
{
  ExamRichEditor *self = EXAM_RICH_EDITOR (widget);

  if (!self->compact && self->toolbar == NULL)
    {
      make_toolbar (self);
      gtk_scrolled_window_set_child (self->top, self->toolbar);
    }
  GTK_WIDGET_CLASS (exam_rich_editor_parent_class)->map (widget);
}

gboolean
exam_rich_editor_get_compact (ExamRichEditor *self)
{
  g_return_val_if_fail (EXAM_IS_RICH_EDITOR (self), FALSE);
  return self->compact;
}

/** Sets whether the toolbar is behind a button beside the text; said before it is shown. */
void
exam_rich_editor_set_compact (ExamRichEditor *self,
                              gboolean        compact)
{
  g_return_if_fail (EXAM_IS_RICH_EDITOR (self));

  if (self->compact == compact)
    return;

  self->compact = compact;
  gtk_widget_set_visible (GTK_WIDGET (self->top), !compact);
  gtk_widget_set_visible (GTK_WIDGET (self->format_button), compact);
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

/* --- Text --- */

/**
 * exam_rich_editor_set_text:
 * @self: an editor
 * @text: (nullable): what to show; %NULL is empty
 *
 * Nothing happens when that is what is written already; otherwise only what differs is replaced, and the cursor stays
 * where it was as far as there still is text. ExamRichEditor::changed is not emitted.
 */
void
exam_rich_editor_set_text (ExamRichEditor *self,
                           ExamText       *text)
{
  g_autoptr (ExamText) shown = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  g_return_if_fail (EXAM_IS_RICH_EDITOR (self));

  shown = exam_rich_editor_dup_text (self);
  if (exam_text_equal (shown, text))
    return;

  g_clear_pointer (&self->text, exam_text_unref);
  g_clear_pointer (&self->normal, exam_text_unref);
  g_clear_pointer (&self->originals, g_hash_table_unref);
  blocks = text != NULL ? exam_rich_blocks_new_normal (text) : exam_rich_blocks_new ();
  if (text != NULL)
    {
      self->text = exam_text_ref (text);
      self->originals = exam_rich_blocks_new_originals (text);
    }

  exam_rich_column_set_blocks (self->column, blocks);
  g_clear_pointer (&blocks, g_ptr_array_unref);
  blocks = exam_rich_column_dup_blocks (self->column);
  self->normal = exam_rich_blocks_to_text (blocks, NULL);
  show_placeholder (self);
}

/**
 * exam_rich_editor_dup_text:
 * @self: an editor
 *
 * As long as the author changes nothing that is the text that was set. After that, what shows nothing is left out (empty
 * paragraphs, entries and reports; empty pieces in bold), and rows of a table that are too short are filled up. A
 * paragraph, entry or cell that says the same as before is written the same as before; in others styles are nested in
 * the order b, i, sub, sup.
 *
 * Returns: (transfer full) (nullable): what is written; %NULL when that is nothing
 */
ExamText *
exam_rich_editor_dup_text (ExamRichEditor *self)
{
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (ExamText) normal = NULL;

  g_return_val_if_fail (EXAM_IS_RICH_EDITOR (self), NULL);

  blocks = exam_rich_column_dup_blocks (self->column);
  normal = exam_rich_blocks_to_text (blocks, NULL);
  if (exam_text_equal (normal, self->normal))
    return self->text != NULL ? exam_text_ref (self->text) : NULL;

  return exam_rich_blocks_to_text (blocks, self->originals);
}

/**
 * exam_rich_editor_insert_image:
 * @self: an editor
 * @source: the file's name, beside the bank
 * @alternative: (nullable): what the picture shows
 *
 * The author puts a picture at the cursor.
 */
void
exam_rich_editor_insert_image (ExamRichEditor *self,
                               const char     *source,
                               const char     *alternative)
{
  g_autoptr (GPtrArray) blocks = exam_rich_blocks_new ();
  ExamTextBlock *block;

  g_return_if_fail (EXAM_IS_RICH_EDITOR (self));
  g_return_if_fail (source != NULL);

  block = exam_text_block_new (EXAM_TEXT_IMAGE);
  block->source = g_strdup (source);
  block->alternative = g_strdup (alternative != NULL ? alternative : "");
  g_ptr_array_add (blocks, block);
  exam_rich_column_insert_blocks (self->column, blocks);
}

/** Sets what assistive tools call the text. */
void
exam_rich_editor_set_label (ExamRichEditor *self,
                            const char     *label)
{
  g_return_if_fail (EXAM_IS_RICH_EDITOR (self));
  exam_rich_column_set_label (self->column, label);
}

/** Sets what is shown where nothing is written yet; %NULL for nothing. */
void
exam_rich_editor_set_placeholder (ExamRichEditor *self,
                                  const char     *placeholder)
{
  g_return_if_fail (EXAM_IS_RICH_EDITOR (self));
  gtk_label_set_label (self->placeholder, placeholder != NULL ? placeholder : "");
}

/** Sets where pictures come from; texts set from now on use it. */
void
exam_rich_editor_set_image_loader (ExamRichEditor *self,
                                   ExamImageLoader loader,
                                   gpointer        user_data)
{
  g_return_if_fail (EXAM_IS_RICH_EDITOR (self));
  exam_rich_column_set_image_loader (self->column, loader, user_data);
}

/* --- The widget --- */

static gboolean
drop_cb (GtkDropTarget  *target G_GNUC_UNUSED,
         const GValue   *value,
         double          x G_GNUC_UNUSED,
         double          y G_GNUC_UNUSED,
         ExamRichEditor *self)
{
  g_autoptr (GObject) image = exam_rich_clipboard_find_image (value);

  if (image == NULL)
    return FALSE;

  g_signal_emit (self, signals[IMAGE_WANTED], 0, image);
  return TRUE;
}

static gboolean
exam_rich_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_RICH_EDITOR (widget)->column));
}

static void
exam_rich_editor_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, exam_rich_editor_get_compact (EXAM_RICH_EDITOR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exam_rich_editor_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPACT:
      exam_rich_editor_set_compact (EXAM_RICH_EDITOR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exam_rich_editor_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_RICH_EDITOR);
  G_OBJECT_CLASS (exam_rich_editor_parent_class)->dispose (object);
}

static void
exam_rich_editor_finalize (GObject *object)
{
  ExamRichEditor *self = EXAM_RICH_EDITOR (object);

  g_clear_pointer (&self->text, exam_text_unref);
  g_clear_pointer (&self->normal, exam_text_unref);
  g_clear_pointer (&self->originals, g_hash_table_unref);
  G_OBJECT_CLASS (exam_rich_editor_parent_class)->finalize (object);
}

static void
exam_rich_editor_class_init (ExamRichEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_rich_editor_get_property;
  object_class->set_property = exam_rich_editor_set_property;
  object_class->dispose = exam_rich_editor_dispose;
  object_class->finalize = exam_rich_editor_finalize;
  widget_class->map = exam_rich_editor_map;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_rich_editor_grab_focus;

  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * ExamRichEditor::changed:
   *
   * The author has changed something; once for all that belongs to one action. What is written may still be equal.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * ExamRichEditor::image-wanted:
   * @image: (nullable): a #GFile or a #GdkTexture that was pasted or dropped, %NULL to ask which
   *
   * The author wants a picture. The owner puts the file beside the bank and calls exam_rich_editor_insert_image(), or
   * says why not.
   */
  signals[IMAGE_WANTED] = g_signal_new ("image-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "richeditor");
  g_type_ensure (EXAM_TYPE_RICH_COLUMN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-rich-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamRichEditor, top);
  gtk_widget_class_bind_template_child (widget_class, ExamRichEditor, column);
  gtk_widget_class_bind_template_child (widget_class, ExamRichEditor, placeholder);
  gtk_widget_class_bind_template_child (widget_class, ExamRichEditor, format_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, image_pasted_cb);
}

static void
exam_rich_editor_init (ExamRichEditor *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->format_button, make_popover, self, NULL);

  /* Before the text, which would take the name of the file. */
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
exam_rich_editor_new (void)
{
  return g_object_new (EXAM_TYPE_RICH_EDITOR, NULL);
}
