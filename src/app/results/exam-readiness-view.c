/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-readiness-view.h"

#include <glib/gi18n.h>

#include "app/charts/exam-readiness-chart.h"
#include "app/charts/exam-share-bar.h"
#include "app/shared/exam-widget.h"
#include "insight/exam-readiness-text.h"

/* The chance of passing the next mock exam of a format, with what it is made of and what would move it; or why there
 * is none. */
struct _ExamReadinessView
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget          *told_box;
  GtkWidget          *refused_box;
  GtkLabel           *chance_label;
  ExamReadinessChart *chart;
  GtkLabel           *interval_label;
  GtkLabel           *advice_label;
  GtkLabel           *evidence_label;
  GtkGrid            *domains_grid;
  GtkLabel           *refusal_label;
  GtkProgressBar     *progress_bar;
  GtkLabel           *note_label;

  /* Owned */
  ExamContext *context;    /* (nullable) */
  GPtrArray   *records;    /* (element-type ExamSittingRecord) */
  char        *format_id;  /* (nullable) */
  GArray      *results;    /* (nullable) (element-type ExamDomainResult) */
  GError      *error;      /* (nullable): why there are none */
};

G_DEFINE_FINAL_TYPE (ExamReadinessView, exam_readiness_view, GTK_TYPE_WIDGET)

/* --- Showing --- */

static GtkWidget *
make_label (const char *text,
            const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

/* A line for each sentence. */
static void
show_advice (ExamReadinessView   *self,
             const ExamReadiness *readiness)
{
  g_auto (GStrv) advice = exam_readiness_list_advice (readiness);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; advice[i] != NULL; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", advice[i]);
  gtk_label_set_text (self->advice_label, text->str);
}

/* Two lines for each: name and bar, and below them the figures. */
static void
add_domain (ExamReadinessView         *self,
            const ExamReadiness       *readiness,
            const ExamReadinessDomain *domain,
            int                        row)
{
  g_autofree char *details = exam_readiness_describe_domain (domain);
  g_autofree char *name = g_strdup_printf ("%s: %s", domain->domain->name, details);
  GtkWidget *name_label = make_label (domain->domain->name, NULL);
  GtkWidget *bar = exam_share_bar_new (domain->share, readiness->format->raw_cut_percent / 100, name);
  GtkWidget *details_label = make_label (details, "caption");

  gtk_label_set_max_width_chars (GTK_LABEL (name_label), 28);
  gtk_label_set_width_chars (GTK_LABEL (name_label), 18);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (details_label, "dim-label");
  gtk_widget_set_margin_bottom (details_label, 6);
  gtk_grid_attach (self->domains_grid, name_label, 0, 2 * row, 1, 1);
  gtk_grid_attach (self->domains_grid, bar, 1, 2 * row, 1, 1);
  gtk_grid_attach (self->domains_grid, details_label, 0, 2 * row + 1, 2, 1);
}

static void
show_chance (ExamReadinessView   *self,
             const ExamReadiness *readiness)
{
  g_autofree char *chance = exam_readiness_describe_chance (readiness);
  g_autofree char *interval = exam_readiness_describe_interval (readiness);
  g_autofree char *evidence = exam_readiness_describe_evidence (readiness);

  gtk_label_set_text (self->chance_label, chance);
  exam_readiness_chart_set_chance (self->chart, readiness->chance, readiness->low, readiness->high);
  gtk_label_set_text (self->interval_label, interval);
  gtk_label_set_text (self->evidence_label, evidence);
  show_advice (self, readiness);

  exam_widget_remove_children (GTK_WIDGET (self->domains_grid));
  for (guint i = 0; i < readiness->domains->len; i++)
    add_domain (self, readiness, exam_readiness_get_domain (readiness, i), (int) i);
}

static void
show_refusal (ExamReadinessView   *self,
              const ExamReadiness *readiness)
{
  double progress = exam_readiness_get_progress (readiness);
  g_autofree char *reason = exam_readiness_describe_refusal (readiness);
  g_autofree char *percent = g_strdup_printf (_("%u %%"), (guint) (progress * 100));

  gtk_label_set_text (self->refusal_label, reason);
  gtk_progress_bar_set_fraction (self->progress_bar, progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, percent, -1);
}

static void
show_readiness (ExamReadinessView   *self,
                const ExamReadiness *readiness)
{
  g_auto (GStrv) notes = exam_readiness_list_notes (readiness);
  g_autofree char *note = g_strjoinv (" ", notes);
  gboolean told = readiness->refusal == EXAM_READINESS_TOLD;

  if (told)
    show_chance (self, readiness);
  else
    show_refusal (self, readiness);
  gtk_widget_set_visible (self->told_box, told);
  gtk_widget_set_visible (self->refused_box, !told);
  gtk_label_set_text (self->note_label, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), *note != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), !told);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
show_trouble (ExamReadinessView *self,
              const char        *message)
{
  gtk_label_set_text (self->refusal_label, message);
  gtk_widget_set_visible (self->told_box, FALSE);
  gtk_widget_set_visible (self->refused_box, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* --- What it follows from --- */

static void
update (ExamReadinessView *self)
{
  ExamFormats *formats;
  ExamFormat *format;
  g_autoptr (ExamReadiness) readiness = NULL;

  if (self->context == NULL || self->format_id == NULL || !exam_context_is_loaded (self->context))
    return;

  formats = exam_library_get_formats (exam_context_get_library (self->context));
  format = exam_formats_find (formats, self->format_id);
  if (format == NULL)
    {
      show_trouble (self, _("The rules of this exam are not installed any more, and nothing can be told about the next "
                            "one."));
      return;
    }
  if (self->results == NULL)
    {
      show_trouble (self, self->error->message);
      return;
    }

  readiness = exam_readiness_new (format, formats, self->records, self->results,
                                  exam_clock_get_wall_time (exam_context_get_clock (self->context)));
  show_readiness (self, readiness);
}

/* --- GObject --- */

static void
exam_readiness_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_READINESS_VIEW);
  G_OBJECT_CLASS (exam_readiness_view_parent_class)->dispose (object);
}

static void
exam_readiness_view_finalize (GObject *object)
{
  ExamReadinessView *self = EXAM_READINESS_VIEW (object);

  g_clear_object (&self->context);
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->results, g_array_unref);
  g_clear_error (&self->error);
  g_free (self->format_id);
  G_OBJECT_CLASS (exam_readiness_view_parent_class)->finalize (object);
}

static void
exam_readiness_view_class_init (ExamReadinessViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_readiness_view_dispose;
  object_class->finalize = exam_readiness_view_finalize;

  g_type_ensure (EXAM_TYPE_READINESS_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-readiness-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, told_box);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, refused_box);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, chance_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, chart);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, interval_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, advice_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, domains_grid);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamReadinessView, note_label);
}

static void
exam_readiness_view_init (ExamReadinessView *self)
{
  self->records = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Says where the exams and the results are. */
void
exam_readiness_view_set_context (ExamReadinessView *self,
                                 ExamContext       *context)
{
  g_return_if_fail (EXAM_IS_READINESS_VIEW (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/** Takes note of all mock exams; what is shown changes with the next results. @records is kept. */
void
exam_readiness_view_set_records (ExamReadinessView *self,
                                 GPtrArray         *records)
{
  g_return_if_fail (EXAM_IS_READINESS_VIEW (self));

  g_ptr_array_ref (records);
  g_ptr_array_unref (self->records);
  self->records = records;
}

/**
 * exam_readiness_view_set_results:
 * @self: a view
 * @format_id: a format
 * @results: (nullable) (element-type ExamDomainResult): how each of its domains went in each mock exam; kept
 * @error: (nullable): where there are none, why
 *
 * Shows the chance in a format, or why there is none to show.
 */
void
exam_readiness_view_set_results (ExamReadinessView *self,
                                 const char        *format_id,
                                 GArray            *results,
                                 const GError      *error)
{
  g_return_if_fail (EXAM_IS_READINESS_VIEW (self));
  g_return_if_fail (results != NULL || error != NULL);

  g_free (self->format_id);
  self->format_id = g_strdup (format_id);
  g_clear_pointer (&self->results, g_array_unref);
  self->results = results != NULL ? g_array_ref (results) : NULL;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  update (self);
}
