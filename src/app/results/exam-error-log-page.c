/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-error-log-page-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-a11y.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "record/exam-sitting-record.h"

/* When misses are read without being asked for, in seconds: what is shown at the start is there by then. */
#define AHEAD 2

G_DEFINE_FINAL_TYPE (ExamErrorLogPage, exam_error_log_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- The misses of a group --- */

static gboolean
shows_misses (ExamErrorLogPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "misses") == 0;
}

static void
show_misses (ExamErrorLogPage     *self,
             const ExamErrorGroup *group,
             gboolean              again)
{
  g_autofree char *detail = NULL;
  ExamErrorGroupText get_text = exam_error_log_page_get_text (self->kind);
  g_autofree char *name = get_text (group, &detail, self);
  guint n = group->indices->len;
  /* Translators: a cause, domain or section, and how many misses there are of it: "Misread: 12 misses" */
  g_autofree char *title = g_strdup_printf (ngettext ("%s: %u miss", "%s: %u misses", n), name, n);

  gtk_label_set_text (self->misses_label, title);
  exam_miss_list_show (self->miss_list, exam_error_log_page_get_formats (self), self->log->misses, group->indices, again);
  gtk_stack_set_visible_child_name (self->stack, "misses");
  gtk_widget_grab_focus (GTK_WIDGET (self->miss_list));
  if (!again)
    exam_compat_announce (GTK_WIDGET (self), title);
}

static void
open_group (ExamErrorLogPage *self,
            ExamErrorKind     kind,
            guint             index)
{
  const ExamErrorGroup *group = g_ptr_array_index (exam_error_log_page_get_groups (self, kind), index);

  self->kind = kind;
  self->shown = *group;
  show_misses (self, group, FALSE);
}

static void
cause_opened_cb (ExamErrorLogPage *self,
                 guint             index)
{
  open_group (self, EXAM_ERROR_KIND_CAUSE, index);
}

static void
repeat_opened_cb (ExamErrorLogPage *self,
                  guint             index)
{
  open_group (self, EXAM_ERROR_KIND_REPEAT, index);
}

static void
domain_opened_cb (ExamErrorLogPage *self,
                  guint             index)
{
  open_group (self, EXAM_ERROR_KIND_DOMAIN, index);
}

static void
section_opened_cb (ExamErrorLogPage *self,
                   guint             index)
{
  open_group (self, EXAM_ERROR_KIND_SECTION, index);
}

static void
miss_opened_cb (ExamErrorLogPage *self,
                gint64            sitting_id,
                guint             position)
{
  g_assert (EXAM_IS_ERROR_LOG_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, sitting_id, position);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamErrorLogPage *self = EXAM_ERROR_LOG_PAGE (widget);
  guint index;

  if (!shows_misses (self))
    return;
  gtk_stack_set_visible_child_name (self->stack, "log");
  if (exam_error_log_page_find_shown (self, &index))
    exam_error_groups_view_focus (exam_error_log_page_get_view (self, self->kind), index);
}

/* --- The log --- */

static ExamErrorFilter
get_filter (ExamErrorLogPage *self)
{
  static const int days[] = { 0, 30, 90, 365 };
  guint format = gtk_drop_down_get_selected (self->format_drop_down);
  guint period = gtk_drop_down_get_selected (self->period_drop_down);
  gint64 now = exam_clock_get_wall_time (exam_context_get_clock (self->context));
  ExamErrorFilter filter = { .practice = gtk_check_button_get_active (self->practice_check) };

  if (format > 0 && format <= self->formats->len)
    filter.format_id = g_ptr_array_index (self->formats, format - 1);
  if (period > 0 && period < G_N_ELEMENTS (days))
    filter.since = now - days[period] * G_TIME_SPAN_DAY;
  return filter;
}

static void
show_summary (ExamErrorLogPage *self)
{
  guint n = self->log->n_misses;
  guint n_repeats = self->log->repeats->len;
  g_autofree char *misses = g_strdup_printf (ngettext ("%u miss", "%u misses", n), n);
  g_autofree char *items =
    g_strdup_printf (ngettext ("of %u question", "of %u questions", self->log->n_items), self->log->n_items);
  g_autofree char *causes =
    g_strdup_printf (ngettext ("cause given for %u", "cause given for %u", self->log->n_caused), self->log->n_caused);
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s %s · %s", misses, items, causes) : g_strdup (_("No misses of this kind"));
  /* Translators: questions missed more than once, and how many of them were answered right since */
  g_autofree char *repeats =
    g_strdup_printf (ngettext ("%u question was missed more than once; %u of them was answered right since.",
                               "%u questions were missed more than once; %u of them were answered right since.", n_repeats),
                     n_repeats, self->log->n_fixed);
  gboolean changed = g_strcmp0 (gtk_label_get_text (self->summary_label), text) != 0;

  gtk_label_set_text (self->summary_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summary_label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  exam_error_groups_view_set_note (self->repeats_view, repeats);
  if (changed && !shows_misses (self))
    exam_compat_announce (GTK_WIDGET (self), text);
}

static void
name_choice (GtkDropDown *drop_down,
             const char  *what)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  const char *choice = gtk_string_list_get_string (names, gtk_drop_down_get_selected (drop_down));
  g_autofree char *name = g_strdup_printf ("%s: %s", what, choice != NULL ? choice : "");

  exam_a11y_name_drop_down (drop_down, name);
}

static void
show_log (ExamErrorLogPage *self)
{
  const ExamErrorFilter filter = get_filter (self);
  guint index;

  g_clear_pointer (&self->log, exam_error_log_free);
  self->log = exam_error_log_new (self->misses, &filter);
  show_summary (self);
  name_choice (self->format_drop_down, _("Exam"));
  name_choice (self->period_drop_down, _("Period"));
  for (ExamErrorKind kind = EXAM_ERROR_KIND_CAUSE; kind <= EXAM_ERROR_KIND_SECTION; kind++)
    exam_error_groups_view_show (exam_error_log_page_get_view (self, kind), exam_error_log_page_get_groups (self, kind),
                                 self->log->n_misses, exam_error_log_page_get_text (kind), self);

  if (self->misses->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (shows_misses (self) && exam_error_log_page_find_shown (self, &index))
    show_misses (self, g_ptr_array_index (exam_error_log_page_get_groups (self, self->kind), index), TRUE);
  else
    gtk_stack_set_visible_child_name (self->stack, "log");
}

static void
filter_changed_cb (ExamErrorLogPage *self)
{
  g_assert (EXAM_IS_ERROR_LOG_PAGE (self));

  if (!self->updating && self->misses != NULL)
    show_log (self);
}

static char *
dup_format_name (ExamErrorLogPage *self,
                 const char       *id)
{
  const ExamFormat *format = exam_formats_find (exam_error_log_page_get_formats (self), id);

  return format != NULL ? exam_sitting_record_make_format_name (format) : g_strdup (id);
}

/* Keeps the format that was chosen before, if there is still anything of it. */
static void
show_formats (ExamErrorLogPage *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->formats);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->format_drop_down);
  const char *chosen = selected > 0 && selected <= before->len ? g_ptr_array_index (before, selected - 1) : NULL;
  guint place = 0;

  self->formats = exam_error_log_list_formats (self->misses);
  gtk_string_list_append (names, _("All exams"));
  for (guint i = 0; i < self->formats->len; i++)
    {
      gtk_string_list_take (names, dup_format_name (self, g_ptr_array_index (self->formats, i)));
      if (g_ptr_array_index (self->formats, i) == chosen)
        place = i + 1;
    }

  self->updating = TRUE;
  gtk_drop_down_set_model (self->format_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->format_drop_down, place);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->format_drop_down), self->formats->len > 1);
}

static gboolean
has_practice (const GArray *misses)
{
  for (guint i = 0; i < misses->len; i++)
    if (g_array_index (misses, ExamMiss, i).practice)
      return TRUE;
  return FALSE;
}

/**
 * exam_error_log_page_set_misses:
 * @self: a page that has its context
 * @misses: (element-type ExamMiss): all misses, as exam_archive_list_misses() gives them; must not change any more
 *
 * Shows what they have in common. What is asked for stays as it is.
 */
void
exam_error_log_page_set_misses (ExamErrorLogPage *self,
                                GArray           *misses)
{
  g_return_if_fail (EXAM_IS_ERROR_LOG_PAGE (self));
  g_return_if_fail (misses != NULL);

  g_array_ref (misses);
  g_clear_pointer (&self->misses, g_array_unref);
  self->misses = misses;
  show_formats (self);
  gtk_widget_set_visible (GTK_WIDGET (self->practice_check), has_practice (misses));
  show_log (self);
}

/* --- Reading --- */

static void
misses_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (ExamErrorLogPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) misses = exam_store_list_misses_finish (EXAM_STORE (source), result, &error);
  gboolean mapped = gtk_widget_get_mapped (GTK_WIDGET (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->read, g_array_unref);
  self->read = g_steal_pointer (&misses);
  self->read_at = self->wanted;
  if (mapped && self->read != NULL)
    exam_error_log_page_set_misses (self, self->read);
  else if (mapped)
    exam_compat_tell (GTK_WIDGET (self), _("The error log cannot be read"), error->message);
}

/* Unless it is on its way already. */
static void
load (ExamErrorLogPage *self)
{
  ExamStore *store = exam_context_get_store (self->context);

  if (self->cancellable != NULL && self->wanted == exam_store_get_revision (store))
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->wanted = exam_store_get_revision (store);
  exam_store_list_misses_async (store, self->cancellable, misses_listed_cb, g_object_ref (self));
}

/* Years of misses take longer to read than a page may take to open. */
static gboolean
load_ahead_cb (gpointer data)
{
  ExamErrorLogPage *self = data;

  self->ahead_id = 0;
  if (self->read == NULL)
    load (self);
  return G_SOURCE_REMOVE;
}

/* Whatever was said or sat meanwhile is in it. */
static void
exam_error_log_page_map (GtkWidget *widget)
{
  ExamErrorLogPage *self = EXAM_ERROR_LOG_PAGE (widget);

  GTK_WIDGET_CLASS (exam_error_log_page_parent_class)->map (widget);
  if (self->context == NULL)
    return;
  if (self->read != NULL && self->read_at == exam_store_get_revision (exam_context_get_store (self->context)))
    exam_error_log_page_set_misses (self, self->read);
  else
    load (self);
}

static void
store_changed_cb (ExamErrorLogPage *self)
{
  g_assert (EXAM_IS_ERROR_LOG_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* --- GObject --- */

static void
exam_error_log_page_dispose (GObject *object)
{
  ExamErrorLogPage *self = EXAM_ERROR_LOG_PAGE (object);

  g_clear_handle_id (&self->ahead_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->updating = TRUE;
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_ERROR_LOG_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_error_log_page_parent_class)->dispose (object);
}

static void
exam_error_log_page_finalize (GObject *object)
{
  ExamErrorLogPage *self = EXAM_ERROR_LOG_PAGE (object);

  g_clear_pointer (&self->log, exam_error_log_free);
  g_clear_pointer (&self->misses, g_array_unref);
  g_clear_pointer (&self->read, g_array_unref);
  g_ptr_array_unref (self->formats);
  G_OBJECT_CLASS (exam_error_log_page_parent_class)->finalize (object);
}

static void
exam_error_log_page_class_init (ExamErrorLogPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_error_log_page_dispose;
  object_class->finalize = exam_error_log_page_finalize;
  widget_class->map = exam_error_log_page_map;

  /**
   * ExamErrorLogPage::opened:
   * @sitting_id: the sitting of a miss that is wanted
   * @position: its 0-based position there
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_ERROR_LOG_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                  G_TYPE_INT64, G_TYPE_UINT);

  g_type_ensure (EXAM_TYPE_ERROR_GROUPS_VIEW);
  g_type_ensure (EXAM_TYPE_MISS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-error-log-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, filters_box);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, format_drop_down);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, period_drop_down);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, practice_check);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, causes_view);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, repeats_view);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, domains_view);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, sections_view);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, misses_label);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorLogPage, miss_list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cause_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, repeat_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, domain_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, miss_opened_cb);
  gtk_widget_class_install_action (widget_class, "errors.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "errors.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "errors.back", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_error_log_page_init (ExamErrorLogPage *self)
{
  self->formats = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Says where the misses are read from: a while after the start, and when the page comes to be seen and they have changed. */
void
exam_error_log_page_set_context (ExamErrorLogPage *self,
                                 ExamContext      *context)
{
  g_return_if_fail (EXAM_IS_ERROR_LOG_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (exam_context_get_store (context), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  self->ahead_id = g_timeout_add_seconds_full (G_PRIORITY_LOW, AHEAD, load_ahead_cb, self, NULL);
}
