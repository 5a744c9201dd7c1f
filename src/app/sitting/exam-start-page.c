/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-start-page.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "record/exam-journal.h"
#include "sitting/exam-assembly.h"
#include "sitting/exam-format-text.h"
#include "sitting/exam-random.h"
#include "sitting/exam-short-form.h"
#include "sitting/exam-time-text.h"

/* Before an exam: what it is, and how the candidate wants to sit it. Begin draws the form and starts the clock. */
struct _ExamStartPage
{
  GtkWidget parent_instance;

  /* Template */
  AdwWindowTitle      *title;
  AdwPreferencesGroup *exam_group;
  AdwActionRow        *items_row;
  AdwActionRow        *time_row;
  AdwActionRow        *cut_row;
  AdwActionRow        *navigation_row;
  AdwActionRow        *breaks_row;
  AdwActionRow        *books_row;
  AdwExpanderRow      *domains_row;
  AdwPreferencesGroup *short_group;
  GtkLabel            *shortage_label;
  AdwActionRow        *short_row;
  GtkSwitch           *short_switch;
  AdwEntryRow         *candidate_row;
  AdwComboRow         *rules_row;
  AdwComboRow         *extra_time_row;
  GtkWidget           *codes_row;
  GtkSwitch           *codes_switch;
  AdwEntryRow         *seed_row;
  GtkLabel            *seed_label;
  GtkButton           *begin_button;
  GtkScrolledWindow   *scrolled;

  /* Owned */
  ExamContext   *context;
  ExamFormat    *format;        /* (nullable) */
  ExamPool      *pool;          /* (nullable) */
  ExamBlueprint *blueprint;     /* (nullable): of a full form, or of the short one that is offered */
  GPtrArray     *domain_rows;   /* (element-type GtkWidget) borrowed children */
  GCancellable  *cancellable;
};

G_DEFINE_FINAL_TYPE (ExamStartPage, exam_start_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_BEGUN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the list in the template. */
static const guint time_percents[] = { 100, 125, 150, 200, EXAM_RULES_UNTIMED };

/* --- What there is to draw from --- */

static void
update_begin (ExamStartPage *self)
{
  guint64 seed;
  gboolean seed_good = g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->seed_row)), 10, 0,
                                                   G_MAXINT64, &seed, NULL);
  gboolean drawable = self->blueprint != NULL &&
                      (!self->blueprint->is_short || gtk_switch_get_active (self->short_switch));

  gtk_widget_set_visible (GTK_WIDGET (self->seed_label), !seed_good);
  gtk_widget_set_sensitive (GTK_WIDGET (self->begin_button), drawable && seed_good);
}

static void
prepare_form (ExamStartPage *self)
{
  g_autoptr (GArray) shortages = NULL;
  g_autoptr (ExamForm) form = NULL;
  g_autofree char *shortage = NULL;

  g_clear_pointer (&self->pool, exam_pool_free);
  g_clear_pointer (&self->blueprint, exam_blueprint_free);
  self->pool = exam_library_create_pool (exam_context_get_library (self->context), self->format);
  self->blueprint = exam_blueprint_new (self->format);
  form = exam_assemble (self->pool, self->blueprint, NULL, 0, &shortages);

  gtk_switch_set_active (self->short_switch, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->short_group), form == NULL);
  if (form != NULL)
    return;

  shortage = exam_shortages_to_string (shortages, self->format);
  gtk_label_set_text (self->shortage_label, shortage);
  g_clear_pointer (&self->blueprint, exam_blueprint_free);
  self->blueprint = exam_find_short_blueprint (self->pool);
  gtk_widget_set_visible (GTK_WIDGET (self->short_row), self->blueprint != NULL);
  if (self->blueprint != NULL)
    {
      guint n_items = self->blueprint->total + self->blueprint->pretest;
      int n_minutes = (int) self->blueprint->minutes;
      g_autofree char *minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) n_minutes), n_minutes);
      /* Translators: number of questions, and "45 minutes" */
      g_autofree char *subtitle =
        g_strdup_printf (ngettext ("%u question in the same proportions, %s. The report says that the form was short.",
                                   "%u questions in the same proportions, %s. The report says that the form was short.",
                                   n_items),
                         n_items, minutes);

      adw_action_row_set_subtitle (self->short_row, subtitle);
    }
}

/* --- Showing a format --- */

static void
set_subtitle (AdwActionRow *row,
              char         *text)
{
  adw_action_row_set_subtitle (row, text);
  g_free (text);
}

static void
show_domains (ExamStartPage *self)
{
  for (guint i = 0; i < self->domain_rows->len; i++)
    adw_expander_row_remove (self->domains_row, g_ptr_array_index (self->domain_rows, i));
  g_ptr_array_set_size (self->domain_rows, 0);

  for (guint i = 0; i < self->format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (self->format->domains, i);
      g_autofree char *name = g_markup_escape_text (domain->name, -1);
      g_autofree char *share = exam_format_describe_domain (self->format, domain);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *label = gtk_label_new (share);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      adw_expander_row_add_row (self->domains_row, row);
      g_ptr_array_add (self->domain_rows, row);
    }
}

static void
show_format (ExamStartPage *self)
{
  const ExamFormat *format = self->format;
  g_autofree char *edition = exam_format_describe_edition (format);
  g_autofree char *source = g_strdup_printf ("%s · %s", format->body, edition);
  g_autofree char *escaped = g_markup_escape_text (source, -1);

  adw_window_title_set_title (self->title, format->credential);
  adw_window_title_set_subtitle (self->title, format->name);
  adw_preferences_group_set_description (self->exam_group, escaped);
  set_subtitle (self->items_row, exam_format_describe_items (format));
  set_subtitle (self->time_row, exam_format_describe_time (format));
  set_subtitle (self->cut_row, exam_format_describe_cut (format));
  set_subtitle (self->navigation_row, exam_format_describe_navigation (format));
  set_subtitle (self->breaks_row, exam_format_describe_breaks (format));
  set_subtitle (self->books_row, exam_format_describe_books (format));
  show_domains (self);
}

static void
show_choices (ExamStartPage *self)
{
  GSettings *settings = exam_context_get_settings (self->context);
  g_autofree char *candidate = g_settings_get_string (settings, "candidate");
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, exam_random_make_seed ());
  guint percent = g_settings_get_uint (settings, "time-percent");
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (time_percents); i++)
    if (time_percents[i] == percent)
      selected = i;

  gtk_editable_set_text (GTK_EDITABLE (self->candidate_row), candidate);
  adw_combo_row_set_selected (self->rules_row, g_settings_get_boolean (settings, "relaxed") ? 1 : 0);
  adw_combo_row_set_selected (self->extra_time_row, selected);
  gtk_switch_set_active (self->codes_switch, g_settings_get_boolean (settings, "code-book"));
  gtk_editable_set_text (GTK_EDITABLE (self->seed_row), seed);
}

/* Only what the exam allows, and is there. */
static void
update_codes (ExamStartPage *self)
{
  ExamCodeStore *store = exam_context_get_code_store (self->context);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *subtitle = NULL;

  g_assert (EXAM_IS_START_PAGE (self));

  for (guint i = 0; i < EXAM_CODE_SYSTEM_OTHER && self->format != NULL; i++)
    if (exam_format_allows_system (self->format, (ExamCodeSystem) i) && exam_code_store_has_system (store, (ExamCodeSystem) i))
      g_ptr_array_add (names, g_strdup (exam_code_system_get_name ((ExamCodeSystem) i)));

  gtk_widget_set_visible (self->codes_row, names->len > 0);
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: %s are books: "ICD-10-CM, ICD-10-PCS" */
  subtitle = g_strdup_printf (_("%s, with search. That it could be used is noted on the report"), list);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->codes_row), subtitle);
}

/* --- Begin --- */

static ExamRules
get_rules (ExamStartPage *self)
{
  return (ExamRules) {
    .relaxed = adw_combo_row_get_selected (self->rules_row) == 1,
    .time_percent = time_percents[adw_combo_row_get_selected (self->extra_time_row)],
    .code_book = gtk_widget_get_visible (self->codes_row) && gtk_switch_get_active (self->codes_switch),
  };
}

static void
remember_choices (ExamStartPage   *self,
                  const ExamRules *rules)
{
  GSettings *settings = exam_context_get_settings (self->context);

  g_settings_set_string (settings, "candidate", gtk_editable_get_text (GTK_EDITABLE (self->candidate_row)));
  g_settings_set_boolean (settings, "relaxed", rules->relaxed);
  g_settings_set_uint (settings, "time-percent", rules->time_percent);
  if (gtk_widget_get_visible (self->codes_row))
    g_settings_set_boolean (settings, "code-book", rules->code_book);
}

/* A pool of many cases and few single questions can fail with one seed, and not with another. */
static void
tell_not_drawn (ExamStartPage *self)
{
  exam_compat_tell (GTK_WIDGET (self), _("No form can be drawn with this seed"),
                    _("The banks have many cases and few single questions. Type another seed under Details, and begin again."));
  update_begin (self);
}

static void
begin (ExamStartPage     *self,
       const ExamHistory *history)
{
  const char *candidate = gtk_editable_get_text (GTK_EDITABLE (self->candidate_row));
  guint64 seed = g_ascii_strtoull (gtk_editable_get_text (GTK_EDITABLE (self->seed_row)), NULL, 10);
  ExamRules rules = get_rules (self);
  ExamClock *clock = exam_context_get_clock (self->context);
  g_autoptr (ExamForm) form = exam_assemble (self->pool, self->blueprint, history, seed, NULL);
  g_autoptr (ExamSitting) sitting = NULL;
  g_autoptr (ExamJournal) journal = NULL;

  if (form == NULL)
    {
      tell_not_drawn (self);
      return;
    }

  remember_choices (self, &rules);
  sitting = exam_sitting_new (form, &rules, clock);
  journal = exam_journal_new (exam_context_get_store (self->context), sitting, EXAM_PURPOSE_MOCK, candidate, clock);
  exam_sitting_begin (sitting);
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0, journal, candidate);
}

static void
history_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (ExamStartPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamHistory) history = exam_store_load_history_finish (EXAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Without a history every item counts as unseen; that is no reason not to sit. */
  begin (self, history);
}

static void
begin_clicked_cb (ExamStartPage *self)
{
  g_assert (EXAM_IS_START_PAGE (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->begin_button), FALSE);
  exam_store_load_history_async (exam_context_get_store (self->context), self->cancellable,
                                 history_loaded_cb, g_object_ref (self));
}

/* --- GObject --- */

static void
exam_start_page_dispose (GObject *object)
{
  ExamStartPage *self = EXAM_START_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_START_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_start_page_parent_class)->dispose (object);
}

static void
exam_start_page_finalize (GObject *object)
{
  ExamStartPage *self = EXAM_START_PAGE (object);

  g_clear_pointer (&self->pool, exam_pool_free);
  g_clear_pointer (&self->blueprint, exam_blueprint_free);
  g_clear_pointer (&self->format, exam_format_unref);
  g_ptr_array_unref (self->domain_rows);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (exam_start_page_parent_class)->finalize (object);
}

static void
exam_start_page_class_init (ExamStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_start_page_dispose;
  object_class->finalize = exam_start_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, title);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, exam_group);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, items_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, time_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, cut_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, navigation_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, breaks_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, books_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, domains_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, short_group);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, shortage_label);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, short_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, short_switch);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, candidate_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, rules_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, extra_time_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, codes_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, codes_switch);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, seed_row);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, seed_label);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, begin_button);
  gtk_widget_class_bind_template_child (widget_class, ExamStartPage, scrolled);
  gtk_widget_class_bind_template_callback (widget_class, begin_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_begin);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /**
   * ExamStartPage::begun:
   * @journal: of the sitting that has begun
   * @candidate: name of the candidate, perhaps empty
   */
  signals[SIGNAL_BEGUN] =
    g_signal_new ("begun", EXAM_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, EXAM_TYPE_JOURNAL, G_TYPE_STRING);
}

static void
exam_start_page_init (ExamStartPage *self)
{
  self->domain_rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

/** Sets what the page shares with the others. Once. */
void
exam_start_page_set_context (ExamStartPage *self,
                             ExamContext   *context)
{
  g_return_if_fail (EXAM_IS_START_PAGE (self));
  g_return_if_fail (EXAM_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  g_signal_connect_object (exam_context_get_code_store (context), "changed", G_CALLBACK (update_codes), self, G_CONNECT_SWAPPED);
}

/** Shows what can be chosen before an exam of @format. */
void
exam_start_page_show (ExamStartPage *self,
                      ExamFormat    *format)
{
  g_return_if_fail (EXAM_IS_START_PAGE (self));
  g_return_if_fail (format != NULL);

  exam_format_ref (format);
  g_clear_pointer (&self->format, exam_format_unref);
  self->format = format;

  show_format (self);
  prepare_form (self);
  show_choices (self);
  update_codes (self);
  update_begin (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->begin_button));
}
