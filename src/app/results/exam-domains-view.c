/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-domains-view.h"

#include <glib/gi18n.h>

#include "app/charts/exam-domain-chart.h"
#include "app/shared/exam-widget.h"

#define MOST_COLUMNS 3
#define NAME_CHARS 20

/* A small chart for each domain, side by side as there is room for them. */
struct _ExamDomainsView
{
  GtkWidget parent_instance;

  GtkFlowBox *box;  /* borrowed: a child */
};

G_DEFINE_FINAL_TYPE (ExamDomainsView, exam_domains_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
write_figures (ExamPointChart *chart,
               int             index,
               GtkLabel       *label)
{
  g_autofree char *text =
    exam_point_chart_describe (chart, index >= 0 ? index : exam_point_chart_get_current (chart));

  gtk_label_set_text (label, text != NULL ? text : "");
}

static void
pointed_cb (ExamPointChart *chart,
            int             index,
            gboolean        by_keyboard,
            GtkLabel       *label)
{
  write_figures (chart, index, label);
}

static void
opened_cb (ExamDomainChart *chart,
           guint            index,
           ExamDomainsView *self)
{
  g_assert (EXAM_IS_DOMAINS_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, exam_domain_chart_get_sitting (chart, index));
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Each place has a box: name, figures, chart. */
static GtkWidget *
make_place (ExamDomainsView *self)
{
  GtkWidget *place = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *figures = make_label (NULL, "numeric");
  GtkWidget *chart = g_object_new (EXAM_TYPE_DOMAIN_CHART, NULL);

  gtk_widget_add_css_class (figures, "caption");
  gtk_widget_add_css_class (chart, "caption");
  g_signal_connect_object (chart, "pointed", G_CALLBACK (pointed_cb), figures, G_CONNECT_DEFAULT);
  g_signal_connect_object (chart, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), make_label (NULL, "caption-heading"));
  gtk_box_append (GTK_BOX (box), figures);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_widget_set_focusable (place, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), box);
  gtk_flow_box_append (self->box, place);
  return place;
}

static GtkWidget *
get_box (GtkFlowBoxChild *place)
{
  return gtk_flow_box_child_get_child (place);
}

static void
fill_place (GtkFlowBoxChild       *place,
            const ExamTrend       *trend,
            const ExamDomainTrend *domain,
            double                 cut)
{
  GtkWidget *name = gtk_widget_get_first_child (get_box (place));
  GtkWidget *chart = gtk_widget_get_last_child (get_box (place));

  gtk_label_set_text (GTK_LABEL (name), domain->name);
  gtk_widget_set_tooltip_text (name, domain->name);
  exam_domain_chart_set_domain (EXAM_DOMAIN_CHART (chart), trend, domain, cut);
}

static void
exam_domains_view_dispose (GObject *object)
{
  exam_widget_remove_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (exam_domains_view_parent_class)->dispose (object);
}

static void
exam_domains_view_class_init (ExamDomainsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exam_domains_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamDomainsView::opened:
   * @index: index in the trend of a sitting whose report is wanted
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_DOMAINS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
exam_domains_view_init (ExamDomainsView *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  self->box = GTK_FLOW_BOX (box);
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (self->box, TRUE);
  gtk_flow_box_set_min_children_per_line (self->box, 1);
  gtk_flow_box_set_max_children_per_line (self->box, MOST_COLUMNS);
  gtk_flow_box_set_column_spacing (self->box, 18);
  gtk_flow_box_set_row_spacing (self->box, 18);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Domains over time"), -1);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/* What it shows may go before it does. */
static void
empty_place (GtkFlowBoxChild *place)
{
  exam_point_chart_set_points (EXAM_POINT_CHART (gtk_widget_get_last_child (get_box (place))), 0, 0);
}

/** Shows nothing. What is shown next takes the same places, so that nothing moves. */
void
exam_domains_view_clear (ExamDomainsView *self)
{
  GtkFlowBoxChild *place;

  g_return_if_fail (EXAM_IS_DOMAINS_VIEW (self));

  for (int i = 0; (place = gtk_flow_box_get_child_at_index (self->box, i)) != NULL; i++)
    empty_place (place);
}

/**
 * exam_domains_view_show:
 * @self: a view
 * @trend: (transfer none): sittings; have to be there until exam_domains_view_clear(), or the end of the view
 * @domains: (transfer none) (element-type ExamDomainTrend): how the domains went; as long as @trend
 * @cut: the share that would do, 0 to 1, negative if it is not known
 */
void
exam_domains_view_show (ExamDomainsView *self,
                        const ExamTrend *trend,
                        GPtrArray       *domains,
                        double           cut)
{
  GtkFlowBoxChild *place;

  g_return_if_fail (EXAM_IS_DOMAINS_VIEW (self));

  exam_domains_view_clear (self);
  while ((place = gtk_flow_box_get_child_at_index (self->box, (int) domains->len)) != NULL)
    gtk_flow_box_remove (self->box, GTK_WIDGET (place));
  for (guint i = 0; i < domains->len; i++)
    {
      place = gtk_flow_box_get_child_at_index (self->box, (int) i);
      if (place == NULL)
        place = GTK_FLOW_BOX_CHILD (make_place (self));
      fill_place (place, trend, g_ptr_array_index (domains, i), cut);
    }
}
