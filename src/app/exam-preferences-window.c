/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-preferences-window.h"

#include <glib/gi18n.h>

#include "app/shared/exam-text-scale.h"

/* What a new sitting begins with, and how the window looks. Each change takes effect at once. */
struct _ExamPreferencesWindow
{
  AdwWindow parent_instance;

  /* Template */
  AdwEntryRow   *candidate_row;
  AdwComboRow   *rules_row;
  GtkSwitch     *clock_switch;
  GtkSwitch     *counter_switch;
  AdwComboRow   *text_row;
  AdwComboRow   *color_row;

  GSettings *settings;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (ExamPreferencesWindow, exam_preferences_window, ADW_TYPE_WINDOW)

/* In the order of the list in the template. */
static const char *const color_schemes[] = { "system", "light", "dark" };

static gboolean
get_selected_scheme (GValue   *value,
                     GVariant *variant,
                     gpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (color_schemes); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), color_schemes[i]))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_selected_scheme (const GValue       *value,
                     const GVariantType *type,
                     gpointer            data)
{
  guint selected = g_value_get_uint (value);

  return g_variant_new_string (color_schemes[selected < G_N_ELEMENTS (color_schemes) ? selected : 0]);
}

static gboolean
get_selected_rules (GValue   *value,
                    GVariant *variant,
                    gpointer  data)
{
  g_value_set_uint (value, g_variant_get_boolean (variant) ? 1 : 0);
  return TRUE;
}

static GVariant *
set_selected_rules (const GValue       *value,
                    const GVariantType *type,
                    gpointer            data)
{
  return g_variant_new_boolean (g_value_get_uint (value) == 1);
}

static gboolean
get_selected_scale (GValue   *value,
                    GVariant *variant,
                    gpointer  data)
{
  g_value_set_uint (value, exam_text_scale_find_step (g_variant_get_uint32 (variant)));
  return TRUE;
}

static GVariant *
set_selected_scale (const GValue       *value,
                    const GVariantType *type,
                    gpointer            data)
{
  guint selected = g_value_get_uint (value);

  return g_variant_new_uint32 (selected < exam_text_scale_get_n_steps () ? exam_text_scale_get_step (selected)
                                                                         : EXAM_TEXT_SCALE_NORMAL);
}

static void
fill_text_row (ExamPreferencesWindow *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < exam_text_scale_get_n_steps (); i++)
    /* Translators: a size of text, in percent */
    gtk_string_list_take (list, g_strdup_printf (_("%u %%"), exam_text_scale_get_step (i)));
  adw_combo_row_set_model (self->text_row, G_LIST_MODEL (list));
}

static void
exam_preferences_window_dispose (GObject *object)
{
  g_clear_object (&EXAM_PREFERENCES_WINDOW (object)->settings);
  G_OBJECT_CLASS (exam_preferences_window_parent_class)->dispose (object);
}

static void
exam_preferences_window_class_init (ExamPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamPreferencesWindow, candidate_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPreferencesWindow, rules_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPreferencesWindow, clock_switch);
  gtk_widget_class_bind_template_child (widget_class, ExamPreferencesWindow, counter_switch);
  gtk_widget_class_bind_template_child (widget_class, ExamPreferencesWindow, text_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPreferencesWindow, color_row);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exam_preferences_window_init (ExamPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_text_row (self);
}

GtkWidget *
exam_preferences_window_new (GtkWindow *parent,
                             GSettings *settings)
{
  ExamPreferencesWindow *self = g_object_new (EXAM_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "candidate", self->candidate_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "hide-clock", self->clock_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "hide-counter", self->counter_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "relaxed", self->rules_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_selected_rules, set_selected_rules, NULL, NULL);
  g_settings_bind_with_mapping (settings, "text-scale", self->text_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_selected_scale, set_selected_scale, NULL, NULL);
  g_settings_bind_with_mapping (settings, "color-scheme", self->color_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_selected_scheme, set_selected_scheme, NULL, NULL);
  return GTK_WIDGET (self);
}
