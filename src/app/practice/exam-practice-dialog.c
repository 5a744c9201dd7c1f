/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice/exam-practice-dialog.h"

#include <glib/gi18n.h>

#include "app/practice/exam-practice-start.h"
#include "app/practice/exam-practice-text.h"
#include "app/question/exam-checks-row.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-compat.h"
#include "insight/exam-practice-draw.h"
#include "record/exam-cause.h"

/* Puts a practice set together. At every change it says how many questions match. */
struct _ExamPracticeDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwComboRow   *format_row;
  GtkSpinButton *n_items_spin;
  AdwComboRow   *timing_row;
  AdwComboRow   *feedback_row;
  AdwComboRow   *order_row;
  AdwComboRow   *cases_row;
  GtkSpinButton *missed_spin;
  GtkSpinButton *not_seen_spin;
  GtkSwitch     *flagged_switch;
  GtkSwitch     *guessed_switch;
  ExamChecksRow *domains_row;
  ExamChecksRow *causes_row;
  ExamChecksRow *banks_row;
  AdwEntryRow   *name_row;
  GtkLabel      *replace_label;
  GtkLabel      *count_label;
  GtkWidget     *save_button;
  GtkWidget     *start_button;

  /* Owned */
  ExamContext      *context;
  GCancellable     *cancellable;
  GPtrArray        *formats;    /* (element-type ExamFormat) */
  GPtrArray        *names;      /* (element-type utf8): of the saved sets */
  char             *old_name;   /* of the set that is edited; empty for a new one */
  ExamPool         *pool;       /* (nullable) */
  ExamPracticePast *past;       /* (nullable): until it is looked up */
  gboolean          updating;
};

G_DEFINE_FINAL_TYPE (ExamPracticeDialog, exam_practice_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_SAVED,
  SIGNAL_STARTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What is asked for --- */

static void
set_string (char      **member,
            const char *value)
{
  g_free (*member);
  *member = g_strdup (value);
}

static void
take_ids (char ***member,
          char  **value)
{
  g_strfreev (*member);
  *member = value;
}

static ExamFormat *
get_format (ExamPracticeDialog *self)
{
  guint index = adw_combo_row_get_selected (self->format_row);

  return index < self->formats->len ? g_ptr_array_index (self->formats, index) : NULL;
}

static char *
dup_name (ExamPracticeDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static ExamPracticeSet *
get_set (ExamPracticeDialog *self)
{
  ExamPracticeSet *set = exam_practice_set_new ();
  const ExamFormat *format = get_format (self);
  g_autofree char *name = dup_name (self);

  set_string (&set->name, name);
  set_string (&set->format_id, format != NULL ? format->id : "");
  set->n_items = (guint) gtk_spin_button_get_value_as_int (self->n_items_spin);
  set->timed = adw_combo_row_get_selected (self->timing_row) == 1;
  set->feedback = adw_combo_row_get_selected (self->feedback_row) == 0;
  set->by_domain = adw_combo_row_get_selected (self->order_row) == 1;
  set->whole_cases = adw_combo_row_get_selected (self->cases_row) == 1;
  set->missed_in = (guint) gtk_spin_button_get_value_as_int (self->missed_spin);
  set->not_seen_in = (guint) gtk_spin_button_get_value_as_int (self->not_seen_spin);
  set->flagged = gtk_switch_get_active (self->flagged_switch);
  set->guessed = gtk_switch_get_active (self->guessed_switch);
  take_ids (&set->domains, exam_checks_row_dup_checked (self->domains_row));
  take_ids (&set->causes, exam_checks_row_dup_checked (self->causes_row));
  take_ids (&set->banks, exam_checks_row_dup_checked (self->banks_row));
  return set;
}

/* --- How many questions match --- */

static gboolean
is_saved (ExamPracticeDialog *self,
          const char         *name)
{
  return g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL);
}

static void
update (ExamPracticeDialog *self)
{
  g_autoptr (ExamPracticeSet) set = NULL;
  g_autofree char *text = NULL;
  guint n_matching;

  if (self->updating || self->pool == NULL || self->past == NULL)
    return;

  set = get_set (self);
  n_matching = exam_practice_count (set, self->pool, self->past);
  text = exam_practice_describe_count (set, self->pool, self->past);
  if (g_strcmp0 (gtk_label_get_text (self->count_label), text) != 0)
    {
      gtk_label_set_text (self->count_label, text);
      exam_compat_announce (GTK_WIDGET (self), text);
    }
  gtk_widget_set_sensitive (self->start_button, n_matching > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->start_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_sensitive (self->save_button, *set->name != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->replace_label),
                          !g_str_equal (set->name, self->old_name) && is_saved (self, set->name));
}

/* --- What there is of a format --- */

static void
servings_listed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (ExamPracticeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) servings = exam_store_list_servings_finish (EXAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (servings == NULL)
    {
      gtk_label_set_text (self->count_label, error->message);
      return;
    }

  g_clear_pointer (&self->past, exam_practice_past_free);
  self->past = exam_practice_past_new (servings);
  update (self);
}

static gboolean
is_wanted (char      **ids,
           const char *id)
{
  return g_strv_contains ((const char *const *) ids, id);
}

static void
show_domains (ExamPracticeDialog *self,
              const ExamFormat   *format,
              char              **wanted)
{
  exam_checks_row_clear (self->domains_row);
  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);

      exam_checks_row_add (self->domains_row, domain->id, domain->name, is_wanted (wanted, domain->id));
    }
}

/* A bank that a set asks for stays asked for when it is gone: else the set would ask for all banks instead. */
static void
show_banks (ExamPracticeDialog *self,
            char              **wanted)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  exam_checks_row_clear (self->banks_row);
  for (guint i = 0; i < exam_pool_get_n_items (self->pool); i++)
    {
      const ExamBank *bank = exam_pool_get_bank (self->pool, i);
      const char *id = exam_bank_get_id (bank);

      if (g_hash_table_add (known, (gpointer) id))
        exam_checks_row_add (self->banks_row, id, exam_bank_get_title (bank) != NULL ? exam_bank_get_title (bank) : id,
                             is_wanted (wanted, id));
    }
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!g_hash_table_contains (known, wanted[i]))
      exam_checks_row_add (self->banks_row, wanted[i], wanted[i], TRUE);

  gtk_widget_set_visible (GTK_WIDGET (self->banks_row), exam_checks_row_get_n_choices (self->banks_row) > 1);
}

static void
show_causes (ExamPracticeDialog *self,
             char              **wanted)
{
  exam_checks_row_clear (self->causes_row);
  for (guint i = EXAM_CAUSE_NONE + 1; i < EXAM_N_CAUSES; i++)
    exam_checks_row_add (self->causes_row, exam_cause_to_name (i), exam_cause_get_label (i),
                         is_wanted (wanted, exam_cause_to_name (i)));
}

static void
open_format (ExamPracticeDialog    *self,
             const ExamPracticeSet *set)
{
  ExamFormat *format = get_format (self);

  g_clear_pointer (&self->pool, exam_pool_free);
  g_clear_pointer (&self->past, exam_practice_past_free);
  gtk_widget_set_sensitive (self->start_button, FALSE);
  if (format == NULL)
    {
      gtk_label_set_text (self->count_label, _("There are no questions."));
      return;
    }

  self->pool = exam_library_create_pool (exam_context_get_library (self->context), format);
  self->updating = TRUE;
  show_domains (self, format, set->domains);
  show_banks (self, set->banks);
  self->updating = FALSE;
  /* Not announced: what follows at once is. */
  gtk_label_set_text (self->count_label, _("Counting…"));
  exam_store_list_servings_async (exam_context_get_store (self->context), format->id, self->cancellable, servings_listed_cb,
                                  g_object_ref (self));
}

static void
format_changed_cb (ExamPracticeDialog *self)
{
  g_autoptr (ExamPracticeSet) set = NULL;

  g_assert (EXAM_IS_PRACTICE_DIALOG (self));

  if (self->updating)
    return;

  /* Domains and banks are those of the exam before. */
  set = get_set (self);
  take_ids (&set->banks, g_new0 (char *, 1));
  open_format (self, set);
}

static void
show_formats (ExamPracticeDialog *self,
              const char         *wanted)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->formats->len; i++)
    {
      const ExamFormat *format = g_ptr_array_index (self->formats, i);

      gtk_string_list_take (names, exam_sitting_record_make_format_name (format));
      if (g_str_equal (format->id, wanted))
        selected = i;
    }
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->format_row, selected);
}

static void
show_set (ExamPracticeDialog    *self,
          const ExamPracticeSet *set)
{
  self->updating = TRUE;
  show_formats (self, set->format_id);
  gtk_spin_button_set_value (self->n_items_spin, set->n_items);
  adw_combo_row_set_selected (self->timing_row, set->timed ? 1 : 0);
  adw_combo_row_set_selected (self->feedback_row, set->feedback ? 0 : 1);
  adw_combo_row_set_selected (self->order_row, set->by_domain ? 1 : 0);
  adw_combo_row_set_selected (self->cases_row, set->whole_cases ? 1 : 0);
  gtk_spin_button_set_value (self->missed_spin, set->missed_in);
  gtk_spin_button_set_value (self->not_seen_spin, set->not_seen_in);
  gtk_switch_set_active (self->flagged_switch, set->flagged);
  gtk_switch_set_active (self->guessed_switch, set->guessed);
  show_causes (self, set->causes);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), self->old_name);
  self->updating = FALSE;
  open_format (self, set);
}

/* --- Numbers of which 0 means that it does not matter --- */

static gboolean
spin_output_cb (GtkSpinButton *spin)
{
  if (gtk_spin_button_get_value_as_int (spin) != 0)
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (spin), C_("number of exams", "Off"));
  return TRUE;
}

static int
spin_input_cb (GtkSpinButton *spin,
               double        *value)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), C_("number of exams", "Off")))
    return FALSE;

  *value = 0;
  return TRUE;
}

/* --- What can be done --- */

static void
save (ExamPracticeDialog *self)
{
  g_autoptr (ExamPracticeSet) set = get_set (self);
  g_autofree char *text = exam_practice_set_to_text (set);

  g_signal_emit (self, signals[SIGNAL_SAVED], 0, set->name, text, self->old_name);
}

static void
save_clicked_cb (ExamPracticeDialog *self)
{
  g_assert (EXAM_IS_PRACTICE_DIALOG (self));

  save (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
start_clicked_cb (ExamPracticeDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_autoptr (ExamPracticeSet) set = NULL;
  g_autofree char *text = NULL;

  g_assert (EXAM_IS_PRACTICE_DIALOG (self));

  if (*name != '\0')
    save (self);
  set = get_set (self);
  text = exam_practice_set_to_text (set);
  g_signal_emit (self, signals[SIGNAL_STARTED], 0, text);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- GObject --- */

static void
exam_practice_dialog_dispose (GObject *object)
{
  ExamPracticeDialog *self = EXAM_PRACTICE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_practice_dialog_parent_class)->dispose (object);
}

static void
exam_practice_dialog_finalize (GObject *object)
{
  ExamPracticeDialog *self = EXAM_PRACTICE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->pool, exam_pool_free);
  g_clear_pointer (&self->past, exam_practice_past_free);
  g_free (self->old_name);
  G_OBJECT_CLASS (exam_practice_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, n_items_spin);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, timing_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, feedback_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, order_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, cases_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, missed_spin);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, not_seen_spin);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, flagged_switch);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, guessed_switch);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, domains_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, causes_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, banks_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, replace_label);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, count_label);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeDialog, start_button);
}

static void
exam_practice_dialog_class_init (ExamPracticeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_practice_dialog_dispose;
  object_class->finalize = exam_practice_dialog_finalize;

  g_type_ensure (EXAM_TYPE_CHECKS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-practice-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, spin_input_cb);
  gtk_widget_class_bind_template_callback (widget_class, spin_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * ExamPracticeDialog::saved:
   * @name: what the set is called
   * @settings: how it is put together
   * @old_name: what it was called before; empty for a new one
   */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", EXAM_TYPE_PRACTICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * ExamPracticeDialog::started:
   * @settings: how the set is put together that is to be practised now
   */
  signals[SIGNAL_STARTED] =
    g_signal_new ("started", EXAM_TYPE_PRACTICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
exam_practice_dialog_init (ExamPracticeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * exam_practice_dialog_new:
 * @parent: the window
 * @context: what the pages share
 * @set: (nullable): a saved set to edit, or the settings used last to begin with
 * @saved: (nullable) (element-type ExamSavedSet): the saved sets, whose names are taken
 */
GtkWidget *
exam_practice_dialog_new (GtkWindow          *parent,
                          ExamContext        *context,
                          const ExamSavedSet *set,
                          const GPtrArray    *saved)
{
  ExamPracticeDialog *self;
  g_autoptr (ExamPracticeSet) settings = set != NULL ? exam_practice_set_new_from_text (set->settings, NULL)
                                                     : exam_practice_set_new ();

  self = g_object_new (EXAM_TYPE_PRACTICE_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->formats = exam_practice_list_formats (context);
  self->old_name = g_strdup (set != NULL ? set->name : "");
  for (guint i = 0; saved != NULL && i < saved->len; i++)
    {
      const char *name = ((const ExamSavedSet *) g_ptr_array_index (saved, i))->name;

      if (*name != '\0')
        g_ptr_array_add (self->names, g_strdup (name));
    }
  show_set (self, settings);
  exam_a11y_prepare (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
