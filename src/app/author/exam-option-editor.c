/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-option-editor.h"

#include <glib/gi18n.h>

#include "app/author/exam-part-rows.h"
#include "app/author/exam-text-field.h"
#include "app/shared/exam-widget.h"

/*
 * An option of a question in the form: its letter, whether it is right, its text and why, and what can be done with it.
 *
 * Tab goes from the key to the text, to the reason, and past the buttons as one: who writes four options does not want to step
 * over sixteen buttons. Arrows move between the buttons.
 */
struct _ExamOptionEditor
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget       *key_box;
  GtkLabel        *letter_label;
  GtkCheckButton  *radio;
  GtkCheckButton  *check;
  GtkWidget       *tools;
  GtkToggleButton *pin_button;
  GtkWidget       *up_button;
  GtkWidget       *down_button;
  GtkWidget       *remove_button;
  ExamTextField   *text_field;
  ExamTextField   *why_field;

  /* Owned */
  ExamBankEditor *editor;   /* (nullable): until something is shown */
  ExamEntry      *entry;    /* (nullable) */

  guint    index;
  guint    n_options;
  gboolean setting;   /* what changes comes from the document */
};

G_DEFINE_FINAL_TYPE (ExamOptionEditor, exam_option_editor, GTK_TYPE_WIDGET)

/* --- What the author does --- */

static void
text_edited_cb (ExamOptionEditor *self,
                ExamText         *text)
{
  g_assert (EXAM_IS_OPTION_EDITOR (self));
  exam_bank_editor_set_option_text (self->editor, self->entry, self->index, text);
}

static void
why_edited_cb (ExamOptionEditor *self,
               ExamText         *why)
{
  g_assert (EXAM_IS_OPTION_EDITOR (self));
  exam_bank_editor_set_option_why (self->editor, self->entry, self->index, why);
}

static void
check_toggled_cb (ExamOptionEditor *self)
{
  g_assert (EXAM_IS_OPTION_EDITOR (self));

  if (!self->setting)
    exam_bank_editor_set_option_key (self->editor, self->entry, self->index, gtk_check_button_get_active (self->check));
}

/* Where one option is right, making it so takes the key from another: that says nothing new. */
static void
radio_toggled_cb (ExamOptionEditor *self)
{
  g_assert (EXAM_IS_OPTION_EDITOR (self));

  if (!self->setting && gtk_check_button_get_active (self->radio))
    exam_bank_editor_set_option_key (self->editor, self->entry, self->index, TRUE);
}

static void
pin_toggled_cb (ExamOptionEditor *self)
{
  g_assert (EXAM_IS_OPTION_EDITOR (self));

  if (!self->setting)
    exam_bank_editor_set_option_pinned (self->editor, self->entry, self->index,
                                        gtk_toggle_button_get_active (self->pin_button));
}

static void
move (ExamOptionEditor *self,
      ExamOptionEditor *to,
      gboolean          up)
{
  if (to != NULL && exam_bank_editor_move_option (self->editor, self->entry, self->index, to->index))
    exam_part_rows_focus_mover (to->up_button, to->down_button, up);
}

static void
up_clicked_cb (ExamOptionEditor *self)
{
  g_assert (EXAM_IS_OPTION_EDITOR (self));
  move (self, EXAM_OPTION_EDITOR (gtk_widget_get_prev_sibling (GTK_WIDGET (self))), TRUE);
}

static void
down_clicked_cb (ExamOptionEditor *self)
{
  g_assert (EXAM_IS_OPTION_EDITOR (self));
  move (self, EXAM_OPTION_EDITOR (gtk_widget_get_next_sibling (GTK_WIDGET (self))), FALSE);
}

static void
remove_clicked_cb (ExamOptionEditor *self)
{
  g_assert (EXAM_IS_OPTION_EDITOR (self));

  /* The row goes with the last option, and the focus would be nowhere. */
  if (self->index + 1 == self->n_options && self->index > 0)
    gtk_widget_grab_focus (EXAM_OPTION_EDITOR (gtk_widget_get_prev_sibling (GTK_WIDGET (self)))->remove_button);
  exam_bank_editor_remove_option (self->editor, self->entry, self->index);
}

/* --- Dragging --- */

static GdkContentProvider *
drag_prepare_cb (ExamOptionEditor *self)
{
  return gdk_content_provider_new_typed (EXAM_TYPE_OPTION_EDITOR, self);
}

static void
drag_begin_cb (ExamOptionEditor *self,
               GdkDrag          *drag,
               GtkDragSource    *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (ExamOptionEditor *self,
         const GValue     *value)
{
  ExamOptionEditor *from = g_value_get_object (value);

  g_assert (EXAM_IS_OPTION_EDITOR (self));

  return from != NULL && from != self && from->entry == self->entry &&
         exam_bank_editor_move_option (self->editor, self->entry, from->index, self->index);
}

/* --- Focus --- */

static guint
find_stop (ExamOptionEditor *self,
           GtkWidget *const *stops,
           guint             n_stops)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (focus == NULL || root == NULL || gtk_root_get_focus (root) == NULL)
    return n_stops;
  focus = gtk_root_get_focus (root);
  for (guint i = 0; i < n_stops; i++)
    if (focus == stops[i] || gtk_widget_is_ancestor (focus, stops[i]))
      return i;
  return n_stops;
}

static gboolean
exam_option_editor_focus (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  ExamOptionEditor *self = EXAM_OPTION_EDITOR (widget);
  GtkWidget *const stops[] = {
    self->key_box, GTK_WIDGET (self->text_field), GTK_WIDGET (self->why_field), self->tools,
  };
  const int n_stops = G_N_ELEMENTS (stops);
  const int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int at;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (exam_option_editor_parent_class)->focus (widget, direction);

  at = (int) find_stop (self, stops, n_stops);
  if (at == n_stops)
    at = step > 0 ? 0 : n_stops - 1;
  else if (stops[at] == self->tools || !gtk_widget_child_focus (stops[at], direction))
    at += step;
  else
    return TRUE;

  for (; at >= 0 && at < n_stops; at += step)
    if (gtk_widget_child_focus (stops[at], direction))
      return TRUE;
  return FALSE;
}

static gboolean
exam_option_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_OPTION_EDITOR (widget)->text_field));
}

/* --- GObject --- */

static void
exam_option_editor_dispose (GObject *object)
{
  ExamOptionEditor *self = EXAM_OPTION_EDITOR (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_OPTION_EDITOR);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (exam_option_editor_parent_class)->dispose (object);
}

static void
exam_option_editor_class_init (ExamOptionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_option_editor_dispose;
  widget_class->focus = exam_option_editor_focus;
  widget_class->grab_focus = exam_option_editor_grab_focus;

  g_type_ensure (EXAM_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-option-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, key_box);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, letter_label);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, radio);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, check);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, tools);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, pin_button);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, up_button);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, down_button);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, text_field);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionEditor, why_field);
  gtk_widget_class_bind_template_callback (widget_class, text_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, radio_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "partcard");
}

static void
exam_option_editor_init (ExamOptionEditor *self)
{
  GtkDropTarget *target = gtk_drop_target_new (EXAM_TYPE_OPTION_EDITOR, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Takes @name. */
static void
name_button (gpointer button,
             char    *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

/* Every control says which option it belongs to; the letters are those of the place and stay. */
static void
name_parts (ExamOptionEditor *self)
{
  const char letter[] = { (char) ('A' + self->index), '\0' };
  /* Translators: name of an editor; %s is the letter of an option */
  g_autofree char *text_name = g_strdup_printf (_("Option %s, text"), letter);
  /* Translators: name of an editor; %s is the letter of an option */
  g_autofree char *why_name = g_strdup_printf (_("Option %s, why"), letter);

  gtk_label_set_text (self->letter_label, letter);
  exam_text_field_set_name (self->text_field, text_name);
  exam_text_field_set_name (self->why_field, why_name);
  /* Translators: %c is the letter of an option, here and in the next ones */
  name_button (self->radio, g_strdup_printf (_("Option %c, right answer"), *letter));
  name_button (self->check, g_strdup_printf (_("Option %c, right answer"), *letter));
  name_button (self->pin_button, g_strdup_printf (_("Option %c, keep its place when shuffled"), *letter));
  name_button (self->up_button, g_strdup_printf (_("Option %c, move up"), *letter));
  name_button (self->down_button, g_strdup_printf (_("Option %c, move down"), *letter));
  name_button (self->remove_button, g_strdup_printf (_("Option %c, remove"), *letter));
}

/**
 * exam_option_editor_new:
 * @index: place of the option in its item, below %EXAM_ITEM_MAX_OPTIONS
 * @pictures: of the bank
 * @group: (nullable): the row of the first option, for another one
 */
GtkWidget *
exam_option_editor_new (guint             index,
                        ExamPictures     *pictures,
                        ExamOptionEditor *group)
{
  ExamOptionEditor *self = g_object_new (EXAM_TYPE_OPTION_EDITOR, NULL);

  self->index = index;
  if (group != NULL)
    gtk_check_button_set_group (self->radio, group->radio);
  exam_text_field_set_pictures (self->text_field, pictures);
  exam_text_field_set_pictures (self->why_field, pictures);
  name_parts (self);
  return GTK_WIDGET (self);
}

/** Shows the option of @sheet at the place of this row; there must be one. */
void
exam_option_editor_show (ExamOptionEditor    *self,
                         ExamBankEditor      *editor,
                         ExamEntry           *entry,
                         const ExamItemSheet *sheet)
{
  const ExamOptionSheet *option;
  gboolean multiple;

  g_return_if_fail (EXAM_IS_OPTION_EDITOR (self));
  g_return_if_fail (self->index < sheet->options->len);

  g_set_object (&self->editor, editor);
  g_set_object (&self->entry, entry);
  self->n_options = sheet->options->len;
  option = g_ptr_array_index (sheet->options, self->index);
  multiple = sheet->kind == EXAM_ITEM_MULTIPLE_CHOICE;

  self->setting = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->radio), !multiple);
  gtk_widget_set_visible (GTK_WIDGET (self->check), multiple);
  gtk_check_button_set_active (self->radio, option->key && !multiple);
  gtk_check_button_set_active (self->check, option->key);
  gtk_toggle_button_set_active (self->pin_button, option->pinned);
  self->setting = FALSE;
  if (option->key)
    gtk_widget_add_css_class (GTK_WIDGET (self), "key");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "key");
  gtk_widget_set_sensitive (self->up_button, self->index > 0);
  gtk_widget_set_sensitive (self->down_button, self->index + 1 < self->n_options);

  exam_text_field_set_value (self->text_field, option->text);
  exam_text_field_set_value (self->why_field, option->why);
}

/** Makes what is shown next another item's. */
void
exam_option_editor_forget (ExamOptionEditor *self)
{
  g_return_if_fail (EXAM_IS_OPTION_EDITOR (self));

  exam_text_field_forget (self->text_field);
  exam_text_field_forget (self->why_field);
}

/** Moves the focus to why the option is right or wrong. */
gboolean
exam_option_editor_focus_why (ExamOptionEditor *self)
{
  g_return_val_if_fail (EXAM_IS_OPTION_EDITOR (self), FALSE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->why_field));
}
