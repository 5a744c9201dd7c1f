/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-option-row.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"

/* An option of a choice item: a button with its letter and text, and one to strike it out. */
struct _ExamOptionRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkCheckButton  *check;
  GtkLabel        *letter_label;
  ExamRichText    *rich_text;
  GtkToggleButton *strike_button;

  guint    option;    /* index in the item */
  gboolean single;    /* one option of the item is right */
  gboolean updating;  /* what changes comes from outside, not from the candidate */
};

G_DEFINE_FINAL_TYPE (ExamOptionRow, exam_option_row, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  SIGNAL_STRUCK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
check_toggled_cb (ExamOptionRow *self)
{
  g_assert (EXAM_IS_OPTION_ROW (self));

  /* Where one option is right, choosing it takes the choice from another: that says nothing new. */
  if (!self->updating && (!self->single || gtk_check_button_get_active (self->check)))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->option);
}

static void
strike_toggled_cb (ExamOptionRow *self)
{
  g_assert (EXAM_IS_OPTION_ROW (self));

  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_STRUCK], 0, self->option,
                   gtk_toggle_button_get_active (self->strike_button));
}

/* The other mouse button strikes out, as at the testing centres. */
static void
secondary_pressed_cb (ExamOptionRow *self)
{
  g_assert (EXAM_IS_OPTION_ROW (self));
  gtk_toggle_button_set_active (self->strike_button, !gtk_toggle_button_get_active (self->strike_button));
}

static void
exam_option_row_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_OPTION_ROW);
  G_OBJECT_CLASS (exam_option_row_parent_class)->dispose (object);
}

static void
exam_option_row_class_init (ExamOptionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_option_row_dispose;

  g_type_ensure (EXAM_TYPE_RICH_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-option-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamOptionRow, check);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionRow, letter_label);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionRow, rich_text);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionRow, strike_button);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, strike_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "optionrow");

  /**
   * ExamOptionRow::chosen:
   * @option: index of the option in the item
   *
   * The candidate chose the option, or took the choice back.
   */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", EXAM_TYPE_OPTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * ExamOptionRow::struck:
   * @option: index of the option in the item
   * @struck: whether it is struck out now
   */
  signals[SIGNAL_STRUCK] =
    g_signal_new ("struck", EXAM_TYPE_OPTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
exam_option_row_init (ExamOptionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * exam_option_row_new:
 * @place: 0 for A
 * @loader: (nullable): where pictures come from
 * @loader_data: for @loader
 * @single: whether only one option of the item can be chosen; a row cannot change that, because of its role
 * @group: (nullable): another row of the same item, then
 */
GtkWidget *
exam_option_row_new (guint           place,
                     ExamImageLoader loader,
                     gpointer        loader_data,
                     gboolean        single,
                     ExamOptionRow  *group)
{
  ExamOptionRow *self = g_object_new (EXAM_TYPE_OPTION_ROW, NULL);
  const char letter[] = { (char) ('A' + place), '.', '\0' };
  /* Translators: %c is the letter of an option */
  g_autofree char *strike_name = g_strdup_printf (_("Strike out option %c"), letter[0]);

  self->single = single;
  /* GTK draws check buttons of a group as radio buttons, and calls them check boxes. */
  if (single)
    g_object_set (self->check, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  gtk_label_set_text (self->letter_label, letter);
  exam_rich_text_set_image_loader (self->rich_text, loader, loader_data);
  if (group != NULL)
    gtk_check_button_set_group (self->check, group->check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strike_button), GTK_ACCESSIBLE_PROPERTY_LABEL, strike_name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->strike_button), strike_name);
  return GTK_WIDGET (self);
}

/**
 * exam_option_row_set_option:
 * @self: a row
 * @option: index of the option in the item
 * @text: what it says
 *
 * Shows another option, perhaps of another item. Whether it is chosen and struck out has to be set after that.
 */
void
exam_option_row_set_option (ExamOptionRow *self,
                            guint          option,
                            ExamText      *text)
{
  g_autofree char *plain = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (EXAM_IS_OPTION_ROW (self));
  g_return_if_fail (text != NULL);

  plain = exam_text_dup_plain (text);
  name = g_strdup_printf ("%s %s", gtk_label_get_text (self->letter_label), plain);
  self->option = option;
  exam_rich_text_set_text (self->rich_text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** Returns: the index of the option in the item */
guint
exam_option_row_get_option (ExamOptionRow *self)
{
  g_return_val_if_fail (EXAM_IS_OPTION_ROW (self), 0);
  return self->option;
}

/** Shows whether the option is chosen, without saying so to anyone. */
void
exam_option_row_set_chosen (ExamOptionRow *self,
                            gboolean       chosen)
{
  g_return_if_fail (EXAM_IS_OPTION_ROW (self));

  self->updating = TRUE;
  gtk_check_button_set_active (self->check, chosen);
  self->updating = FALSE;
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}

/** Shows whether the option is struck out, without saying so to anyone. */
void
exam_option_row_set_struck (ExamOptionRow *self,
                            gboolean       struck)
{
  g_return_if_fail (EXAM_IS_OPTION_ROW (self));

  self->updating = TRUE;
  gtk_toggle_button_set_active (self->strike_button, struck);
  self->updating = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  struck ? _("struck out") : "", -1);
  if (struck)
    gtk_widget_add_css_class (GTK_WIDGET (self), "struck");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "struck");
}
