/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-calculator-panel.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"
#include "sitting/exam-calculator.h"

/* The calculator over a corner of the item. */
struct _ExamCalculatorPanel
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *display;
  GtkGrid  *grid;

  ExamCalculator *calculator;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (ExamCalculatorPanel, exam_calculator_panel, GTK_TYPE_WIDGET)

static const struct {
  char        key;
  const char *label;
  const char *name;    /* for a screen reader, where the label does not say it */
  int         column;
  int         row;
} keys[] = {
  { 'c', "C", N_("Clear"), 0, 0 },
  { 'b', "⌫", N_("Erase"), 1, 0 },
  { '%', "%", N_("Percent"), 2, 0 },
  { '/', "÷", N_("Divide"), 3, 0 },
  { '7', "7", NULL, 0, 1 },
  { '8', "8", NULL, 1, 1 },
  { '9', "9", NULL, 2, 1 },
  { '*', "×", N_("Multiply"), 3, 1 },
  { '4', "4", NULL, 0, 2 },
  { '5', "5", NULL, 1, 2 },
  { '6', "6", NULL, 2, 2 },
  { '-', "−", N_("Subtract"), 3, 2 },
  { '1', "1", NULL, 0, 3 },
  { '2', "2", NULL, 1, 3 },
  { '3', "3", NULL, 2, 3 },
  { '+', "+", N_("Add"), 3, 3 },
  { 'n', "±", N_("Change sign"), 0, 4 },
  { '0', "0", NULL, 1, 4 },
  /* Translators: the decimal point, as a key of the calculator */
  { '.', ".", N_("Point"), 2, 4 },
  { '=', "=", N_("Equals"), 3, 4 },
};

static void
press (ExamCalculatorPanel *self,
       char                 key)
{
  const char *display;

  exam_calculator_press (self->calculator, key);
  display = exam_calculator_get_display (self->calculator);
  gtk_label_set_text (self->display, g_str_equal (display, "E") ? _("Error") : display);
}

static void
key_clicked_cb (GtkButton *button,
                gpointer   data)
{
  ExamCalculatorPanel *self =
    EXAM_CALCULATOR_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (button), EXAM_TYPE_CALCULATOR_PANEL));

  press (self, keys[GPOINTER_TO_UINT (data)].key);
}

static gboolean
key_pressed_cb (ExamCalculatorPanel *self,
                guint                keyval,
                guint                keycode,
                GdkModifierType      modifiers)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  g_assert (EXAM_IS_CALCULATOR_PANEL (self));

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    character = '=';
  else if (keyval == GDK_KEY_BackSpace)
    character = 'b';
  else if (keyval == GDK_KEY_Delete)
    character = 'c';
  else if (character == ',')
    character = '.';

  if (character == 0 || character > 127 || g_ascii_isspace ((char) character))
    return GDK_EVENT_PROPAGATE;

  /* Letters do not choose options while the calculator has the focus. */
  if (!g_ascii_isalpha ((char) character) || keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete)
    press (self, (char) character);
  return GDK_EVENT_STOP;
}

static void
exam_calculator_panel_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_CALCULATOR_PANEL);
  G_OBJECT_CLASS (exam_calculator_panel_parent_class)->dispose (object);
}

static void
exam_calculator_panel_finalize (GObject *object)
{
  exam_calculator_free (EXAM_CALCULATOR_PANEL (object)->calculator);
  G_OBJECT_CLASS (exam_calculator_panel_parent_class)->finalize (object);
}

static void
exam_calculator_panel_class_init (ExamCalculatorPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_calculator_panel_dispose;
  object_class->finalize = exam_calculator_panel_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-calculator-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCalculatorPanel, display);
  gtk_widget_class_bind_template_child (widget_class, ExamCalculatorPanel, grid);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "calculator");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
exam_calculator_panel_init (ExamCalculatorPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calculator"), -1);
  self->calculator = exam_calculator_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (keys[i].label);

      if (keys[i].name != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(keys[i].name), -1);
      g_signal_connect (button, "clicked", G_CALLBACK (key_clicked_cb), GUINT_TO_POINTER (i));
      gtk_grid_attach (self->grid, button, keys[i].column, keys[i].row, 1, 1);
    }
}
