/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-blueprint-meter.h"

#include <glib/gi18n.h>

#include "app/charts/exam-forms-bar.h"
#include "app/shared/exam-widget.h"
#include "bank/exam-bank-statistics.h"
#include "bank/exam-task.h"
#include "sitting/exam-form-count.h"

/* What a bank that is being written has of each domain, against what forms without repeats need. */
struct _ExamBlueprintMeter
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *forms_label;
  GtkLabel *explanation_label;
  GtkGrid  *grid;

  gboolean  running;
  ExamBank   *next;         /* (owned) (nullable): what came while another was counted */
  ExamFormat *next_format;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ExamBlueprintMeter, exam_blueprint_meter, GTK_TYPE_WIDGET)

/* Counted in a thread: forms are drawn for it. */
typedef struct {
  ExamBank           *bank;
  ExamFormat         *format;
  ExamBankStatistics *statistics;
  guint               n_forms;
} Count;

static void begin (ExamBlueprintMeter *self,
                   ExamBank           *bank,
                   ExamFormat         *format);

static void
count_free (Count *count)
{
  exam_bank_unref (count->bank);
  exam_format_unref (count->format);
  g_clear_pointer (&count->statistics, exam_bank_statistics_free);
  g_free (count);
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Count *count = data;
  g_autoptr (ExamPool) pool = exam_pool_new (count->format);

  exam_pool_add_bank (pool, count->bank);
  count->statistics = exam_bank_statistics_new (count->bank, count->format);
  count->n_forms = exam_form_count (pool, EXAM_FORMS_BAR_FORMS);
  g_task_return_boolean (task, TRUE);
}

/* --- Rows --- */

static guint
count_items (const ExamDomainStatistics *domain)
{
  guint n = 0;

  for (guint i = 0; i < EXAM_N_ITEM_KINDS; i++)
    n += domain->n_items[i];
  return n;
}

static GtkWidget *
make_label (const char *text,
            float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_domain (ExamBlueprintMeter         *self,
            int                         row,
            const ExamDomain           *domain,
            const ExamDomainStatistics *statistics)
{
  guint n_items = count_items (statistics);
  guint n_missing = statistics->n_needed > n_items ? statistics->n_needed - n_items : 0;
  /* Translators: questions there are, and questions one exam needs */
  g_autofree char *figures = g_strdup_printf (_("%u of %u"), n_items, statistics->n_needed);
  g_autofree char *missing = g_strdup_printf (ngettext ("%u more needed", "%u more needed", n_missing), n_missing);
  g_autofree char *name = NULL;
  GtkWidget *name_label = make_label (domain->name, 0), *figures_label = make_label (figures, 1);
  GtkWidget *bar;

  if (n_missing > 0)
    /* Translators: the name of a domain, figures such as “7 of 10”, and “3 more needed” */
    name = g_strdup_printf (_("%s: %s for one exam, %s"), domain->name, figures, missing);
  else
    /* Translators: the name of a domain, and figures such as “12 of 10” */
    name = g_strdup_printf (_("%s: %s for one exam"), domain->name, figures);
  bar = exam_forms_bar_new (n_items, statistics->n_needed, name);
  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (figures_label), FALSE);
  gtk_widget_set_valign (figures_label, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (bar, n_missing > 0 ? missing : NULL);
  gtk_widget_add_css_class (figures_label, "numeric");
  gtk_widget_add_css_class (figures_label, n_missing > 0 ? "warning" : "dim-label");
  gtk_grid_attach (self->grid, name_label, 0, row, 1, 1);
  gtk_grid_attach (self->grid, figures_label, 1, row, 1, 1);
  gtk_grid_attach (self->grid, bar, 0, row + 1, 2, 1);
}

static void
show_count (ExamBlueprintMeter *self,
            const Count        *count)
{
  g_autofree char *forms = NULL;

  if (count->n_forms == 0)
    forms = g_strdup (_("Not enough for a complete exam yet"));
  else if (count->n_forms >= EXAM_FORMS_BAR_FORMS)
    forms = g_strdup_printf (_("Enough for %d complete exams, or more"), EXAM_FORMS_BAR_FORMS);
  else
    forms = g_strdup_printf (ngettext ("Enough for %u complete exam", "Enough for %u complete exams", count->n_forms),
                             count->n_forms);
  gtk_label_set_text (self->forms_label, forms);

  exam_widget_remove_children (GTK_WIDGET (self->grid));
  for (guint i = 0; i < count->format->domains->len; i++)
    add_domain (self, (int) i * 2, g_ptr_array_index (count->format->domains, i),
                &g_array_index (count->statistics->domains, ExamDomainStatistics, i));
}

/* --- Counting --- */

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  ExamBlueprintMeter *self = EXAM_BLUEPRINT_METER (source);
  g_autoptr (ExamBank) next = g_steal_pointer (&self->next);
  g_autoptr (ExamFormat) next_format = g_steal_pointer (&self->next_format);

  self->running = FALSE;
  /* Its page may be gone. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->grid == NULL)
    return;
  show_count (self, g_task_get_task_data (G_TASK (result)));
  if (next != NULL)
    begin (self, next, next_format);
}

static void
begin (ExamBlueprintMeter *self,
       ExamBank           *bank,
       ExamFormat         *format)
{
  g_autoptr (GTask) task = exam_task_new (self, NULL, counted_cb, NULL);
  Count *count = g_new0 (Count, 1);

  self->running = TRUE;
  count->bank = exam_bank_ref (bank);
  count->format = exam_format_ref (format);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, count, (GDestroyNotify) count_free);
  g_task_run_in_thread (task, count_in_thread);
}

/**
 * exam_blueprint_meter_set_bank:
 * @self: a meter
 * @bank: (nullable): the sound items; %NULL while there are none to be told
 * @format: (nullable): the exam that they are for; %NULL where there is none of that name
 *
 * Shows how far a bank goes. Forms are drawn for it in a thread, which takes a moment.
 */
void
exam_blueprint_meter_set_bank (ExamBlueprintMeter *self,
                               ExamBank           *bank,
                               ExamFormat         *format)
{
  g_return_if_fail (EXAM_IS_BLUEPRINT_METER (self));

  g_clear_pointer (&self->next, exam_bank_unref);
  g_clear_pointer (&self->next_format, exam_format_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation_label), bank != NULL && format != NULL);
  if (bank == NULL || format == NULL)
    {
      exam_widget_remove_children (GTK_WIDGET (self->grid));
      gtk_label_set_text (self->forms_label, _("There is nothing to count yet"));
      return;
    }

  if (!self->running)
    {
      begin (self, bank, format);
      return;
    }
  self->next = exam_bank_ref (bank);
  self->next_format = exam_format_ref (format);
}

/* --- GObject --- */

static void
exam_blueprint_meter_dispose (GObject *object)
{
  ExamBlueprintMeter *self = EXAM_BLUEPRINT_METER (object);

  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_BLUEPRINT_METER);
  g_clear_pointer (&self->next, exam_bank_unref);
  g_clear_pointer (&self->next_format, exam_format_unref);
  G_OBJECT_CLASS (exam_blueprint_meter_parent_class)->dispose (object);
}

static void
exam_blueprint_meter_class_init (ExamBlueprintMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_blueprint_meter_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-blueprint-meter.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamBlueprintMeter, forms_label);
  gtk_widget_class_bind_template_child (widget_class, ExamBlueprintMeter, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, ExamBlueprintMeter, grid);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_blueprint_meter_init (ExamBlueprintMeter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
exam_blueprint_meter_new (void)
{
  return g_object_new (EXAM_TYPE_BLUEPRINT_METER, NULL);
}
