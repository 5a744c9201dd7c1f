/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-error-groups-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/charts/exam-share-bar.h"
#include "app/shared/exam-column-layout.h"
#include "app/shared/exam-widget.h"
#include "insight/exam-error-log.h"

/* More than this are not shown at once, but only the first of them, and then more and more: there can be thousands. */
#define N_MOST 12
#define N_FIRST 8
#define N_MORE 50

/* Groups of misses as bars, under a heading. Each bar leads to the misses that it stands for. */
struct _ExamErrorGroupsView
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel   *title_label;
  GtkLabel   *note_label;
  GtkListBox *list_box;
  GtkWidget  *more_button;

  GtkSizeGroup *size_group;  /* (owned): names are of one width, so that the bars begin below each other */
  char         *title;       /* (owned) (nullable) */
  guint         n_wanted;    /* how many groups are shown, if there are so many; 0 for as many as at first */

  /* What was given */
  GPtrArray         *groups;     /* (owned) (nullable) (element-type ExamErrorGroup) */
  guint              n_misses;
  guint              n_most;     /* misses of the largest group */
  ExamErrorGroupText get_text;
  gpointer           user_data;
};

G_DEFINE_FINAL_TYPE (ExamErrorGroupsView, exam_error_groups_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

enum {
  SIGNAL_OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- Rows --- */

static GtkWidget *
make_label (const char *text,
            int         width_chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (width_chars, 20));
  gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
  return label;
}

static GtkWidget *
make_names (ExamErrorGroupsView *self,
            const char          *name,
            const char          *detail)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label;

  exam_column_layout_use_in_box (GTK_BOX (names));
  gtk_box_append (GTK_BOX (names), make_label (name, 32));
  if (detail != NULL)
    {
      label = make_label (detail, 40);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (names), label);
    }
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_size_group_add_widget (self->size_group, names);
  return names;
}

static GtkWidget *
make_row (ExamErrorGroupsView *self,
          guint                n,
          guint                n_most,
          guint                n_misses,
          const char          *name,
          const char          *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *count = g_strdup_printf ("%u", n);
  /* Translators: misses of one kind, and all misses: "12 of 105 misses" */
  g_autofree char *share = g_strdup_printf (ngettext ("%u of %u miss", "%u of %u misses", n_misses), n, n_misses);
  g_autofree char *row_name = detail != NULL ? g_strdup_printf ("%s, %s, %s", name, detail, share)
                                             : g_strdup_printf ("%s, %s", name, share);
  GtkWidget *bar = exam_share_bar_new_plain ((double) n / n_most, share);
  GtkWidget *count_label = gtk_label_new (count);

  gtk_widget_add_css_class (box, "item-list-row");
  gtk_widget_add_css_class (count_label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (count_label), 1);
  gtk_label_set_width_chars (GTK_LABEL (count_label), 5);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_names (self, name, detail));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), count_label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, row_name, -1);
  return row;
}

static void
append_group (ExamErrorGroupsView  *self,
              const ExamErrorGroup *group)
{
  g_autofree char *detail = NULL;
  g_autofree char *name = self->get_text (group, &detail, self->user_data);

  gtk_list_box_append (self->list_box, make_row (self, group->indices->len, self->n_most, self->n_misses, name, detail));
}

/* Makes the rows that are wanted and not there yet. */
static void
append_wanted (ExamErrorGroupsView *self,
               guint                n_there)
{
  guint n_first = self->groups->len > N_MOST ? N_FIRST : N_MOST;
  guint n_shown = MIN (MAX (self->n_wanted, n_first), self->groups->len);
  guint n_left = self->groups->len - n_shown;

  for (guint i = n_there; i < n_shown; i++)
    append_group (self, g_ptr_array_index (self->groups, i));
  gtk_widget_set_visible (self->more_button, n_left > 0);
  if (n_left > 0)
    {
      /* Translators: %u is how many there are that are not shown yet */
      g_autofree char *text = g_strdup_printf (_("Show more (%u)"), n_left);
      g_autofree char *name = g_strdup_printf ("%s, %s", text, self->title);

      gtk_button_set_label (GTK_BUTTON (self->more_button), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
more_clicked_cb (ExamErrorGroupsView *self)
{
  guint n_there = MAX (self->n_wanted, N_FIRST);

  g_assert (EXAM_IS_ERROR_GROUPS_VIEW (self));

  self->n_wanted = n_there + N_MORE;
  append_wanted (self, n_there);
  exam_error_groups_view_focus (self, n_there);
}

static void
row_activated_cb (ExamErrorGroupsView *self,
                  GtkListBoxRow       *row)
{
  g_assert (EXAM_IS_ERROR_GROUPS_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, (guint) gtk_list_box_row_get_index (row));
}

/* --- GObject --- */

static void
exam_error_groups_view_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, EXAM_ERROR_GROUPS_VIEW (object)->title);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_error_groups_view_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  ExamErrorGroupsView *self = EXAM_ERROR_GROUPS_VIEW (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      gtk_label_set_text (self->title_label, self->title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_error_groups_view_dispose (GObject *object)
{
  ExamErrorGroupsView *self = EXAM_ERROR_GROUPS_VIEW (object);

  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_ERROR_GROUPS_VIEW);
  g_clear_object (&self->size_group);
  G_OBJECT_CLASS (exam_error_groups_view_parent_class)->dispose (object);
}

static void
exam_error_groups_view_finalize (GObject *object)
{
  ExamErrorGroupsView *self = EXAM_ERROR_GROUPS_VIEW (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self->title);
  G_OBJECT_CLASS (exam_error_groups_view_parent_class)->finalize (object);
}

static void
exam_error_groups_view_class_init (ExamErrorGroupsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_error_groups_view_get_property;
  object_class->set_property = exam_error_groups_view_set_property;
  object_class->dispose = exam_error_groups_view_dispose;
  object_class->finalize = exam_error_groups_view_finalize;

  /**
   * ExamErrorGroupsView:title:
   *
   * What the misses are grouped by.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * ExamErrorGroupsView::opened:
   * @index: which of the groups is wanted
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_ERROR_GROUPS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-error-groups-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamErrorGroupsView, title_label);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorGroupsView, note_label);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorGroupsView, list_box);
  gtk_widget_class_bind_template_child (widget_class, ExamErrorGroupsView, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_error_groups_view_init (ExamErrorGroupsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->size_group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

/**
 * exam_error_groups_view_show:
 * @self: a view
 * @groups: (element-type ExamErrorGroup): groups, in the order in which they are shown; nothing is shown of none. They must
 *   not change any more
 * @n_misses: how many misses there are in all
 * @get_text: what groups are called
 * @user_data: for @get_text; must live as long as the view
 */
void
exam_error_groups_view_show (ExamErrorGroupsView *self,
                             GPtrArray           *groups,
                             guint                n_misses,
                             ExamErrorGroupText   get_text,
                             gpointer             user_data)
{
  GtkListBoxRow *row;

  g_return_if_fail (EXAM_IS_ERROR_GROUPS_VIEW (self));
  g_return_if_fail (groups != NULL);

  g_ptr_array_ref (groups);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = groups;
  self->n_misses = n_misses;
  self->get_text = get_text;
  self->user_data = user_data;
  self->n_most = 1;
  for (guint i = 0; i < groups->len; i++)
    self->n_most = MAX (self->n_most, ((const ExamErrorGroup *) g_ptr_array_index (groups, i))->indices->len);

  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
  append_wanted (self, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), groups->len > 0);
}

/** Says something about the groups below their heading. */
void
exam_error_groups_view_set_note (ExamErrorGroupsView *self,
                                 const char          *note)
{
  g_return_if_fail (EXAM_IS_ERROR_GROUPS_VIEW (self));

  gtk_label_set_text (self->note_label, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), TRUE);
}

/** Moves the focus to the group at @index. */
void
exam_error_groups_view_focus (ExamErrorGroupsView *self,
                              guint                index)
{
  GtkListBoxRow *row;

  g_return_if_fail (EXAM_IS_ERROR_GROUPS_VIEW (self));

  row = gtk_list_box_get_row_at_index (self->list_box, (int) index);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
