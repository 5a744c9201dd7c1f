/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-report-page-private.h"

#include <glib/gi18n.h>

#include "app/charts/exam-share-bar.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

/* What is known of a sitting as a whole: score, domains, facts, interruptions. */

/** Returns: whether what is shown was practice, and no mock exam */
gboolean
exam_report_page_is_practice (ExamReportPage *self)
{
  return self->sitting->record->purpose != EXAM_PURPOSE_MOCK;
}

/* --- Grids of facts --- */

static GtkWidget *
make_grid_label (const char *text,
                 gboolean    name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, !name);
  if (name)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_fact (GtkGrid    *grid,
          int         row,
          const char *name,
          const char *value)
{
  gtk_grid_attach (grid, make_grid_label (name, TRUE), 0, row, 1, 1);
  gtk_grid_attach (grid, make_grid_label (value, FALSE), 1, row, 1, 1);
}

static void
show_facts (ExamReportPage *self)
{
  g_auto (GStrv) facts = exam_report_dup_facts (self->sitting);

  exam_widget_remove_children (GTK_WIDGET (self->facts_grid));
  for (guint i = 0; facts[i] != NULL; i += 2)
    add_fact (self->facts_grid, (int) i / 2, facts[i], facts[i + 1]);
}

/* --- Score --- */

/* No more than how many were right: what was chosen to be practised is no sample of an exam. */
static void
show_practice_score (ExamReportPage *self)
{
  static const char *const classes[] = { "title-1", NULL };
  const ExamSittingRecord *record = self->sitting->record;
  const char *title = exam_report_get_title (record);
  g_autofree char *score = g_strdup_printf (_("%u of %u"), record->n_right, record->n_answered);
  g_autofree char *date = exam_time_to_date (record->ended_at);
  g_autofree char *about = g_strdup_printf ("%s · %s", record->format_name, date);
  g_autofree char *result = exam_report_describe_practice (record);
  g_autofree char *announcement = g_strdup_printf ("%s, %s", title, result);

  gtk_label_set_text (self->verdict_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict_label), GTK_ACCESSIBLE_PROPERTY_LABEL, announcement, -1);
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict_label), (const char **) classes);
  gtk_label_set_text (self->score_label, score);
  gtk_label_set_text (self->about_label, about);
  gtk_label_set_text (self->interval_label, _("Practice is kept apart from mock exams: it enters neither their trend nor what "
                                              "is said about passing."));
  exam_compat_announce (GTK_WIDGET (self), announcement);
}

static void
show_exam_score (ExamReportPage *self)
{
  const ExamSittingRecord *record = self->sitting->record;
  const ExamFormat *format = exam_form_get_format (self->sitting->form);
  g_autofree char *value = exam_score_format_value (format, record->value);
  g_autofree char *about = exam_report_describe_about (record);
  g_autofree char *interval = exam_report_describe_interval (record, format);
  const char *verdict = record->passed ? _("Passed") : _("Not passed");
  const char *const classes[] = { "title-1", record->passed ? "outcome-right" : "outcome-wrong", NULL };
  /* Translators: "Passed" or "Not passed", and a score such as "72 %" */
  g_autofree char *announcement = g_strdup_printf (_("%s, score %s"), verdict, value);

  gtk_label_set_text (self->verdict_label, verdict);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict_label), GTK_ACCESSIBLE_PROPERTY_LABEL, verdict, -1);
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict_label), (const char **) classes);
  gtk_label_set_text (self->score_label, value);
  gtk_label_set_text (self->about_label, about);
  gtk_label_set_text (self->interval_label, interval);
  exam_score_chart_set_record (self->score_chart, record);
  exam_compat_announce (GTK_WIDGET (self), announcement);
}

/* Points and number of items of a domain. What was not answered in practice does not count. */
static ExamDomainScore
sum_domain (ExamReportPage *self,
            guint           domain)
{
  const ExamFormat *format = exam_form_get_format (self->sitting->form);
  const ExamScore *score = self->sitting->score;
  const char *id = ((const ExamDomain *) g_ptr_array_index (format->domains, domain))->id;
  ExamDomainScore sum = { 0 };

  if (!exam_report_page_is_practice (self))
    return g_array_index (score->domains, ExamDomainScore, domain);

  for (guint i = 0; i < score->items->len; i++)
    {
      const ExamItemScore *item = &g_array_index (score->items, ExamItemScore, i);

      if (item->outcome == EXAM_OUTCOME_OMITTED || !g_str_equal (exam_item_get_domain (exam_form_get_item (self->sitting->form, i)), id))
        continue;
      sum.points += item->credit;
      sum.n_items++;
    }
  return sum;
}

static void
show_domains (ExamReportPage *self)
{
  const ExamFormat *format = exam_form_get_format (self->sitting->form);
  double mark = exam_report_page_is_practice (self) ? EXAM_SHARE_BAR_NO_MARK : format->raw_cut_percent / 100;
  int row = 0;

  exam_widget_remove_children (GTK_WIDGET (self->domains_grid));
  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);
      const ExamDomainScore result = sum_domain (self, i);
      g_autofree char *points = exam_report_format_points (result.points);
      /* Translators: points got, which can be parts such as 71.50, and points there are */
      g_autofree char *count = g_strdup_printf (_("%s of %u"), points, result.n_items);
      g_autofree char *name = g_strdup_printf ("%s: %s", domain->name, count);
      GtkWidget *bar;
      GtkWidget *name_label = make_grid_label (domain->name, FALSE);
      GtkWidget *count_label = make_grid_label (count, TRUE);

      if (result.n_items == 0)
        continue;

      bar = exam_share_bar_new (result.points / result.n_items, mark, name);
      gtk_widget_set_hexpand (bar, TRUE);
      gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
      gtk_label_set_max_width_chars (GTK_LABEL (name_label), 28);
      gtk_label_set_width_chars (GTK_LABEL (name_label), 18);
      gtk_widget_set_hexpand (name_label, FALSE);
      gtk_widget_add_css_class (count_label, "numeric");
      gtk_grid_attach (self->domains_grid, name_label, 0, row, 1, 1);
      gtk_grid_attach (self->domains_grid, bar, 1, row, 1, 1);
      gtk_grid_attach (self->domains_grid, count_label, 2, row, 1, 1);
      row++;
    }
}

static void
show_gaps (ExamReportPage *self)
{
  const GArray *gaps = self->transcript->gaps;

  exam_widget_remove_children (GTK_WIDGET (self->gaps_grid));
  gtk_widget_set_visible (self->gaps_box, gaps->len > 0);
  for (guint i = 0; i < gaps->len; i++)
    {
      const ExamGap *gap = &g_array_index (gaps, ExamGap, i);
      g_autofree char *at = exam_time_to_clock (gap->at);
      /* Translators: the time used until then, such as "1:12:04" */
      g_autofree char *name = g_strdup_printf (_("At %s"), at);
      g_autofree char *description = exam_report_describe_gap (gap);

      add_fact (self->gaps_grid, (int) i, name, description);
    }
}

/** Shows the first page of the report on the sitting. */
void
exam_report_page_show_score (ExamReportPage *self)
{
  gboolean practice = exam_report_page_is_practice (self);

  gtk_widget_set_visible (GTK_WIDGET (self->score_chart), !practice);
  if (practice)
    show_practice_score (self);
  else
    show_exam_score (self);
  show_facts (self);
  show_domains (self);
  show_gaps (self);
}
