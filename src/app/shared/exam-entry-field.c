/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-entry-field.h"

#include <string.h>

#include "app/shared/exam-widget.h"

/*
 * A line of text in a form: a label, an entry under it, and a note when something is wrong with it.
 *
 * The document is what counts, and the entry follows it. But not while it is typed in, nor when the document only says the
 * same again: what is typed may be stored in another way, and a space at its end must not vanish under the cursor.
 */
struct _ExamEntryField
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel    *title_label;
  GtkEditable *entry;
  GtkLabel    *note_label;

  char    *seen;      /* (owned) (nullable): what the document said last */
  gboolean setting;   /* what changes comes from the document */
  gboolean editing;   /* what changes comes from the keyboard */
};

G_DEFINE_FINAL_TYPE (ExamEntryField, exam_entry_field, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LABEL,
  PROP_PLACEHOLDER,
  N_PROPS
};

enum {
  SIGNAL_EDITED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
changed_cb (ExamEntryField *self)
{
  g_assert (EXAM_IS_ENTRY_FIELD (self));

  if (self->setting)
    return;
  self->editing = TRUE;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, gtk_editable_get_text (self->entry));
  self->editing = FALSE;
}

/* Keeps the cursor behind the last letter that is new, where the eye looks for it after an undo. */
static void
replace_text (ExamEntryField *self,
              const char     *value)
{
  g_autofree char *old = g_strdup (gtk_editable_get_text (self->entry));
  const char *old_end = old + strlen (old);
  const char *end = value + strlen (value);

  while (old_end > old && end > value && old_end[-1] == end[-1])
    {
      old_end--;
      end--;
    }
  while (end > value && (*end & 0xc0) == 0x80)
    end--;

  self->setting = TRUE;
  gtk_editable_set_text (self->entry, value);
  gtk_editable_set_position (self->entry, (int) g_utf8_pointer_to_offset (value, end));
  self->setting = FALSE;
}

static void
set_label (ExamEntryField *self,
           const char     *label)
{
  gtk_label_set_text (self->title_label, label != NULL ? label : "");
  exam_entry_field_set_name (self, label);
}

static void
exam_entry_field_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  ExamEntryField *self = EXAM_ENTRY_FIELD (object);

  if (prop_id == PROP_LABEL)
    g_value_set_string (value, gtk_label_get_text (self->title_label));
  else if (prop_id == PROP_PLACEHOLDER)
    g_value_set_string (value, gtk_entry_get_placeholder_text (GTK_ENTRY (self->entry)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
exam_entry_field_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  ExamEntryField *self = EXAM_ENTRY_FIELD (object);

  if (prop_id == PROP_LABEL)
    set_label (self, g_value_get_string (value));
  else if (prop_id == PROP_PLACEHOLDER)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
exam_entry_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_ENTRY_FIELD (widget)->entry));
}

static void
exam_entry_field_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_ENTRY_FIELD);
  G_OBJECT_CLASS (exam_entry_field_parent_class)->dispose (object);
}

static void
exam_entry_field_finalize (GObject *object)
{
  g_free (EXAM_ENTRY_FIELD (object)->seen);
  G_OBJECT_CLASS (exam_entry_field_parent_class)->finalize (object);
}

static void
exam_entry_field_class_init (ExamEntryFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_entry_field_get_property;
  object_class->set_property = exam_entry_field_set_property;
  object_class->dispose = exam_entry_field_dispose;
  object_class->finalize = exam_entry_field_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_entry_field_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * ExamEntryField::edited:
   * @text: what is in the entry now
   *
   * The author changed it, not the document.
   */
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", EXAM_TYPE_ENTRY_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-entry-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamEntryField, title_label);
  gtk_widget_class_bind_template_child (widget_class, ExamEntryField, entry);
  gtk_widget_class_bind_template_child (widget_class, ExamEntryField, note_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formfield");
}

static void
exam_entry_field_init (ExamEntryField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows what the document says; @value (nullable): NULL is empty */
void
exam_entry_field_set_value (ExamEntryField *self,
                            const char     *value)
{
  gboolean same;

  g_return_if_fail (EXAM_IS_ENTRY_FIELD (self));

  if (value == NULL)
    value = "";
  same = g_strcmp0 (self->seen, value) == 0;
  if (!same)
    {
      g_free (self->seen);
      self->seen = g_strdup (value);
    }
  if (!same && !self->editing && !g_str_equal (gtk_editable_get_text (self->entry), value))
    replace_text (self, value);
}

/** Returns: (transfer none): what is in the entry */
const char *
exam_entry_field_get_text (ExamEntryField *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY_FIELD (self), NULL);
  return gtk_editable_get_text (self->entry);
}

/** Makes the next value one of something else: what is in the entry is not kept. */
void
exam_entry_field_forget (ExamEntryField *self)
{
  g_return_if_fail (EXAM_IS_ENTRY_FIELD (self));
  g_clear_pointer (&self->seen, g_free);
}

/** Says what is wrong with the value; @note (nullable): NULL when nothing is */
void
exam_entry_field_set_note (ExamEntryField *self,
                           const char     *note)
{
  g_return_if_fail (EXAM_IS_ENTRY_FIELD (self));

  if (note != NULL)
    {
      gtk_label_set_text (self->note_label, note);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), note != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note != NULL ? note : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               note != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/** Has a screen reader call the entry @name, where its label alone would not say which of several it is. */
void
exam_entry_field_set_name (ExamEntryField *self,
                           const char     *name)
{
  g_return_if_fail (EXAM_IS_ENTRY_FIELD (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "", -1);
}
