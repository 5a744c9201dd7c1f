/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-text-field.h"

#include "app/author/exam-rich-editor.h"
#include "app/shared/exam-widget.h"

/*
 * Rich text in a form: a label, and an editor under it.
 *
 * As with an ExamEntryField the document is what counts, and the editor follows it, but not while it is typed in, nor when the
 * document only says the same again.
 */
struct _ExamTextField
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel       *title_label;
  ExamRichEditor *editor;

  /* Owned */
  ExamPictures *pictures;   /* (nullable) */
  ExamText     *seen;       /* (nullable): what the document said last, NULL where it has nothing */
  gboolean      known;      /* that it said anything */
  gboolean      setting;    /* what changes comes from the document */
  gboolean      editing;    /* what changes comes from the keyboard */
};

G_DEFINE_FINAL_TYPE (ExamTextField, exam_text_field, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LABEL,
  PROP_PLACEHOLDER,
  PROP_COMPACT,
  N_PROPS
};

enum {
  SIGNAL_EDITED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* No text and an empty one are the same to an author. */
static ExamText *
null_if_empty (ExamText *text)
{
  return text != NULL && *exam_text_get_markup (text) != '\0' ? text : NULL;
}

static gboolean
equal (ExamText *a,
       ExamText *b)
{
  return a == b || (a != NULL && b != NULL && exam_text_equal (a, b));
}

static void
changed_cb (ExamTextField *self)
{
  g_autoptr (ExamText) text = NULL;

  g_assert (EXAM_IS_TEXT_FIELD (self));

  if (self->setting)
    return;
  text = exam_rich_editor_dup_text (self->editor);
  self->editing = TRUE;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, null_if_empty (text));
  self->editing = FALSE;
}

static void
exam_text_field_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  ExamTextField *self = EXAM_TEXT_FIELD (object);

  if (prop_id == PROP_LABEL)
    g_value_set_string (value, gtk_label_get_text (self->title_label));
  else if (prop_id == PROP_COMPACT)
    g_object_get_property (G_OBJECT (self->editor), "compact", value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
set_label (ExamTextField *self,
           const char    *label)
{
  gtk_label_set_text (self->title_label, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), label != NULL && *label != '\0');
  if (label != NULL)
    exam_rich_editor_set_label (self->editor, label);
}

static void
exam_text_field_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  ExamTextField *self = EXAM_TEXT_FIELD (object);

  if (prop_id == PROP_LABEL)
    set_label (self, g_value_get_string (value));
  else if (prop_id == PROP_PLACEHOLDER)
    exam_rich_editor_set_placeholder (self->editor, g_value_get_string (value));
  else if (prop_id == PROP_COMPACT)
    g_object_set_property (G_OBJECT (self->editor), "compact", value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
exam_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_TEXT_FIELD (widget)->editor));
}

static void
exam_text_field_dispose (GObject *object)
{
  ExamTextField *self = EXAM_TEXT_FIELD (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_TEXT_FIELD);
  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (exam_text_field_parent_class)->dispose (object);
}

static void
exam_text_field_finalize (GObject *object)
{
  g_clear_pointer (&EXAM_TEXT_FIELD (object)->seen, exam_text_unref);
  G_OBJECT_CLASS (exam_text_field_parent_class)->finalize (object);
}

static void
exam_text_field_class_init (ExamTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_text_field_get_property;
  object_class->set_property = exam_text_field_set_property;
  object_class->dispose = exam_text_field_dispose;
  object_class->finalize = exam_text_field_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_text_field_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * ExamTextField::edited:
   * @text: (nullable): what is in the editor now, NULL for nothing
   *
   * The author changed it, not the document.
   */
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", EXAM_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, EXAM_TYPE_TEXT);

  g_type_ensure (EXAM_TYPE_RICH_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-text-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamTextField, title_label);
  gtk_widget_class_bind_template_child (widget_class, ExamTextField, editor);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formfield");
}

static void
exam_text_field_init (ExamTextField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Says where pictures are, and who puts new ones there. Must be set before the first value. */
void
exam_text_field_set_pictures (ExamTextField *self,
                              ExamPictures  *pictures)
{
  g_return_if_fail (EXAM_IS_TEXT_FIELD (self));
  g_return_if_fail (EXAM_IS_PICTURES (pictures));

  if (g_set_object (&self->pictures, pictures))
    exam_pictures_serve (pictures, self->editor);
}

/** Shows what the document says; @value (nullable): NULL is empty */
void
exam_text_field_set_value (ExamTextField *self,
                           ExamText      *value)
{
  g_autoptr (ExamText) shown = NULL;

  g_return_if_fail (EXAM_IS_TEXT_FIELD (self));

  value = null_if_empty (value);
  if (self->known && equal (self->seen, value))
    return;

  g_clear_pointer (&self->seen, exam_text_unref);
  self->seen = value != NULL ? exam_text_ref (value) : NULL;
  self->known = TRUE;
  if (self->editing)
    return;

  shown = exam_rich_editor_dup_text (self->editor);
  if (equal (null_if_empty (shown), value))
    return;
  self->setting = TRUE;
  exam_rich_editor_set_text (self->editor, value);
  self->setting = FALSE;
}

/** Makes the next value one of something else: what is in the editor is not kept. */
void
exam_text_field_forget (ExamTextField *self)
{
  g_return_if_fail (EXAM_IS_TEXT_FIELD (self));

  g_clear_pointer (&self->seen, exam_text_unref);
  self->known = FALSE;
}

/** Has a screen reader call the editor @name, where its label alone would not say which of several it is. */
void
exam_text_field_set_name (ExamTextField *self,
                          const char    *name)
{
  g_return_if_fail (EXAM_IS_TEXT_FIELD (self));
  exam_rich_editor_set_label (self->editor, name);
}
