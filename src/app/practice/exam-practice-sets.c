/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice/exam-practice-sets.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/practice/exam-practice-text.h"
#include "app/shared/exam-widget.h"

/* The practice sets that were saved: a row for each, to begin, edit or delete it. */
struct _ExamPracticeSets
{
  GtkWidget parent_instance;

  /* Template */
  GtkListBox *list_box;
  GtkWidget  *empty_label;

  /* Owned */
  ExamContext *context;
  GPtrArray   *sets;   /* (nullable) (element-type ExamSavedSet) */
  GPtrArray   *named;  /* (element-type ExamSavedSet) borrowed, those that have a row */
};

G_DEFINE_FINAL_TYPE (ExamPracticeSets, exam_practice_sets, GTK_TYPE_WIDGET)

enum {
  SIGNAL_STARTED,
  SIGNAL_EDITED,
  SIGNAL_DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_for_row (ExamPracticeSets *self,
              GtkListBoxRow    *row,
              guint             signal)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (index < self->named->len)
    g_signal_emit (self, signals[signal], 0, g_ptr_array_index (self->named, index));
}

static void
row_activated_cb (ExamPracticeSets *self,
                  GtkListBoxRow    *row)
{
  g_assert (EXAM_IS_PRACTICE_SETS (self));
  emit_for_row (self, row, SIGNAL_STARTED);
}

static void
emit_for_button (GtkWidget *button,
                 guint      signal)
{
  emit_for_row (EXAM_PRACTICE_SETS (gtk_widget_get_ancestor (button, EXAM_TYPE_PRACTICE_SETS)),
                GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)), signal);
}

static void
start_clicked_cb (GtkWidget *button)
{
  emit_for_button (button, SIGNAL_STARTED);
}

static void
edit_clicked_cb (GtkWidget *button)
{
  emit_for_button (button, SIGNAL_EDITED);
}

static void
delete_clicked_cb (GtkWidget *button)
{
  emit_for_button (button, SIGNAL_DELETED);
}

static GtkWidget *
make_button (const char *icon_name,
             const char *tooltip,
             const char *set_name,
             GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = g_strdup_printf ("%s: %s", tooltip, set_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", callback, NULL);
  return button;
}

static GtkWidget *
make_row (ExamPracticeSets   *self,
          const ExamSavedSet *saved)
{
  g_autoptr (ExamPracticeSet) set = exam_practice_set_new_from_text (saved->settings, NULL);
  g_autofree char *details = exam_practice_describe_set (set, self->context);
  g_autofree char *name = g_strdup_printf ("%s, %s", saved->name, details);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), saved->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("media-playback-start-symbolic", _("Start"), saved->name, G_CALLBACK (start_clicked_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("document-edit-symbolic", _("Edit"), saved->name, G_CALLBACK (edit_clicked_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("user-trash-symbolic", _("Delete"), saved->name, G_CALLBACK (delete_clicked_cb)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* --- GObject --- */

static void
exam_practice_sets_dispose (GObject *object)
{
  ExamPracticeSets *self = EXAM_PRACTICE_SETS (object);

  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_PRACTICE_SETS);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_practice_sets_parent_class)->dispose (object);
}

static void
exam_practice_sets_finalize (GObject *object)
{
  ExamPracticeSets *self = EXAM_PRACTICE_SETS (object);

  g_ptr_array_unref (self->named);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  G_OBJECT_CLASS (exam_practice_sets_parent_class)->finalize (object);
}

static void
exam_practice_sets_class_init (ExamPracticeSetsClass *klass)
{
  static const char *const names[] = { "started", "edited", "deleted" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_practice_sets_dispose;
  object_class->finalize = exam_practice_sets_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-practice-sets.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeSets, list_box);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeSets, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamPracticeSets::started:
   * ExamPracticeSets::edited:
   * ExamPracticeSets::deleted:
   * @set: an #ExamSavedSet
   *
   * What the candidate wants of a set.
   */
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], EXAM_TYPE_PRACTICE_SETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
exam_practice_sets_init (ExamPracticeSets *self)
{
  self->named = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Sets what the view shares with the pages. Once. */
void
exam_practice_sets_set_context (ExamPracticeSets *self,
                                ExamContext      *context)
{
  g_return_if_fail (EXAM_IS_PRACTICE_SETS (self));
  g_return_if_fail (EXAM_IS_CONTEXT (context));
  self->context = g_object_ref (context);
}

/** Shows @sets (element-type ExamSavedSet); not the one that has no name. */
void
exam_practice_sets_set_sets (ExamPracticeSets *self,
                             GPtrArray        *sets)
{
  int focus;

  g_return_if_fail (EXAM_IS_PRACTICE_SETS (self));
  g_return_if_fail (sets != NULL);

  focus = exam_widget_find_focus_row (self->list_box);
  exam_widget_remove_rows (self->list_box);
  g_ptr_array_set_size (self->named, 0);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  self->sets = g_ptr_array_ref (sets);

  for (guint i = 0; i < sets->len; i++)
    {
      ExamSavedSet *set = g_ptr_array_index (sets, i);

      if (*set->name == '\0')
        continue;
      g_ptr_array_add (self->named, set);
      gtk_list_box_append (self->list_box, make_row (self, set));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), self->named->len > 0);
  gtk_widget_set_visible (self->empty_label, self->named->len == 0);
  exam_widget_focus_row (self->list_box, focus);
}
